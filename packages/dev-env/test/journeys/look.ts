import { type Database, type Redis, readSession, type Session, sessionKey } from '@anonchat/store'
import type { Person } from './person.js'

/** How things stand in the system while nothing is on its way. */
export interface Look {
  readonly at: number
  /** By the index of the people. */
  readonly sessions: readonly Session[]
}

export async function lookAt(redis: Redis, people: readonly Person[]): Promise<Look> {
  const sessions = await Promise.all(
    people.map(async ({ id }) => readSession(await redis.hgetall(sessionKey(id)))),
  )
  return { at: Date.now(), sessions }
}

/** Who is in which room with whom: sessions, rows and what was shown must all say the same. */
export async function faultsOfRooms(
  db: Database,
  { sessions }: Look,
  people: readonly Person[],
): Promise<string[]> {
  const faults: string[] = []
  const inRooms = new Map<string, string[]>()
  for (const [index, session] of sessions.entries()) {
    const person = people[index]
    if (person === undefined) continue
    const { name, id } = person
    const isChatting = session.state === 'chatting'
    if (!person.blocked && !person.keysMayBeOld && person.inRoom() !== isChatting)
      faults.push(`${name} is ${session.state}, and ${person.inRoom() ? 'sees' : 'does not see'} a room`)
    if (session.state !== 'chatting') continue
    const partner = people.find((one) => one.id === session.partnerId)
    const theirs = partner === undefined ? undefined : sessions[partner.index]
    if (partner === undefined || theirs === undefined) faults.push(`${name} is in a room with a stranger`)
    else if (theirs.state !== 'chatting' || theirs.roomId !== session.roomId || theirs.partnerId !== id)
      faults.push(`${name} is in a room with ${partner.name}, who is not in it`)
    inRooms.set(session.roomId, [...(inRooms.get(session.roomId) ?? []), name].sort())
  }
  const ids = people.map((person) => BigInt(person.id))
  const mine = { telegramId: { in: ids } }
  const rows = await db.prisma.chatRoom.findMany({
    where: { isActive: true, OR: [{ user1: mine }, { user2: mine }] },
    select: { id: true, user1: { select: { telegramId: true } }, user2: { select: { telegramId: true } } },
  })
  const nameOf = (id: bigint) => people.find((person) => BigInt(person.id) === id)?.name ?? 'a stranger'
  const told = [...inRooms.values()].map((names) => names.join()).sort()
  const written = rows
    .map(({ user1, user2 }) => [nameOf(user1.telegramId), nameOf(user2.telegramId)].sort().join())
    .sort()
  if (told.join(' ') !== written.join(' '))
    faults.push(`sessions have the rooms [${told.join(' ')}], the record has [${written.join(' ')}]`)
  return [...faults, ...(await faultsOfBlocks(db, ids, rows))]
}

/** Of two who are kept apart none is in a room with the other. */
async function faultsOfBlocks(
  db: Database,
  ids: readonly bigint[],
  rows: readonly { user1: { telegramId: bigint }; user2: { telegramId: bigint } }[],
): Promise<string[]> {
  const blocks = await db.prisma.block.findMany({
    where: { blocker: { telegramId: { in: [...ids] } } },
    select: { blocker: { select: { telegramId: true } }, blocked: { select: { telegramId: true } } },
  })
  const apart = new Set(blocks.map(({ blocker, blocked }) => pairOf(blocker.telegramId, blocked.telegramId)))
  return rows
    .filter(({ user1, user2 }) => apart.has(pairOf(user1.telegramId, user2.telegramId)))
    .map(() => 'two of whom one blocked the other are in a room')
}

const pairOf = (a: bigint, b: bigint): string => [a, b].sort().join()
