import { type Database, identities } from '@anonchat/store'
import type { Sandbox } from '@anonchat/telegram-sandbox'
import type { Saying } from './acts.js'
import type { Person, SeenRoom } from './person.js'
import { tagsIn } from './said.js'

interface Row {
  readonly id: string
  readonly members: readonly [number, number]
  readonly from: number
  readonly until: number
  readonly reason: string | null
  readonly active: boolean
}

/** Whose row is whose, by `users.id`: of those too who deleted everything. */
export async function rowsOfPeople(
  db: Database,
  people: readonly Person[],
  botToken: string,
): Promise<ReadonlyMap<number, Person>> {
  const identityOf = identities(undefined, botToken)
  const found = await Promise.all(
    people.map(async (person) => {
      const { id } = person
      const [user, former] = await Promise.all([
        db.prisma.user.findUnique({ where: { telegramId: BigInt(id) }, select: { id: true } }),
        db.prisma.formerMember.findUnique({ where: { identityHash: identityOf(id) } }),
      ])
      return [user?.id, former?.userId].flatMap((userId) =>
        userId == null ? [] : [[userId, person] as const],
      )
    }),
  )
  return new Map(found.flat())
}

/** The rooms of the record, by the indexes of the people in them. */
async function rowsOf(db: Database, owners: ReadonlyMap<number, Person>): Promise<Row[]> {
  const mine = { id: { in: [...owners.keys()] } }
  const rows = await db.prisma.chatRoom.findMany({
    where: { OR: [{ user1: mine }, { user2: mine }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const indexOf = (userId: number) => owners.get(userId)?.index ?? -1
  return rows.map(({ id, user1Id, user2Id, createdAt, endedAt, endReason, isActive }) => ({
    id,
    members: [indexOf(user1Id), indexOf(user2Id)],
    from: createdAt.getTime(),
    until: endedAt?.getTime() ?? Number.POSITIVE_INFINITY,
    reason: endReason,
    active: isActive,
  }))
}

/** Compares what people saw with what is written, after the last of it. `quiet`: moments when nothing was on its way (ms). */
export async function faultsOfRecord(
  db: Database,
  people: readonly Person[],
  owners: ReadonlyMap<number, Person>,
  sayings: readonly Saying[],
  quiet: readonly number[],
): Promise<string[]> {
  const rows = await rowsOf(db, owners)
  const faults = rows.flatMap(faultsOfRow)
  for (const person of people) {
    const own = rows.filter(({ members }) => members.includes(person.index))
    for (const [index, row] of own.entries()) {
      const next = own[index + 1]
      if (next !== undefined && next.from < row.until) faults.push(`${person.name} was in two rooms at once`)
    }
    const pairs = matchUp(person, own, person.rooms)
    if (pairs === null) faults.push(rowsAndRooms(person, own))
    for (const [room, row] of pairs ?? []) faults.push(...faultsOfTimes(person, room, row, sayings, quiet))
  }
  return faults
}

const faultsOfRow = ({ id, members, from, until, reason, active }: Row): string[] => [
  ...(members.includes(-1) || members[0] === members[1] ? [`room ${id} has a stranger in it`] : []),
  ...(until < from ? [`room ${id} ended before it began`] : []),
  ...(active ? [`room ${id} was never ended`] : reason === null ? [`room ${id} ended for no reason`] : []),
]

const rowsAndRooms = ({ name, rooms, deaf }: Person, rows: readonly Row[]): string => {
  const seen = rooms.map(({ openedAt, heard }) => `${openedAt} with ${heard[0]?.speaker ?? '?'}`)
  const written = rows.map(({ from, until, members }) => `${from}-${until} of ${members.join(' and ')}`)
  const away = deaf.map(({ from, until }) => `${from}-${until}`)
  return `${name} saw the rooms [${seen.join('; ')}], written are [${written.join('; ')}], away [${away.join('; ')}]`
}

/**
 * Finds for each room that somebody saw its row, in their order. A row that nobody saw is one whose member had blocked the
 * bot. Null when there is no way.
 */
function matchUp(
  person: Person,
  rows: readonly Row[],
  rooms: readonly SeenRoom[],
): readonly (readonly [SeenRoom, Row])[] | null {
  const [row, ...laterRows] = rows
  const [room, ...laterRooms] = rooms
  if (row === undefined) return room === undefined ? [] : null
  const isOf = ({ heard, openedAt }: SeenRoom) =>
    row.from <= openedAt && heard.every(({ speaker }) => row.members.includes(speaker))
  if (room !== undefined && isOf(room)) {
    const rest = matchUp(person, laterRows, laterRooms)
    if (rest !== null) return [[room, row], ...rest]
  }
  const wasAway = person.deaf.some(({ from, until }) => from <= row.until && until >= row.from)
  return wasAway ? matchUp(person, laterRows, rooms) : null
}

/** What was said with a quiet moment between it and the room was not said in it. */
function faultsOfTimes(
  { name }: Person,
  { heard }: SeenRoom,
  row: Row,
  sayings: readonly Saying[],
  quiet: readonly number[],
): string[] {
  return heard.flatMap(({ speaker, number }) => {
    const said = sayings.find((one) => one.speaker === speaker && one.number === number)
    if (said === undefined) return [`${name} heard what nobody said`]
    const before = quiet.some((moment) => said.at < moment && moment < row.from)
    const after = quiet.some((moment) => row.until < moment && moment < said.at)
    return before || after
      ? [`${name} heard m${speaker} say (${number}) what was said ${before ? 'before' : 'after'} their room`]
      : []
  })
}

/** Reports, ratings and blocks are about partners; evidence is what the reported said, as the reporter saw it. */
export async function faultsOfAftermath(
  db: Database,
  sandbox: Sandbox,
  owners: ReadonlyMap<number, Person>,
): Promise<string[]> {
  const faults: string[] = []
  const ids = { in: [...owners.keys()] }
  const { prisma } = db
  const reports = await prisma.report.findMany({
    where: { reporterId: ids },
    include: { room: true },
  })
  for (const { reporterId, reportedId, room, evidenceMessageIds } of reports) {
    const [by, of] = [owners.get(reporterId), owners.get(reportedId)]
    const both = [room?.user1Id, room?.user2Id]
    if (by === undefined || of === undefined || !both.includes(reporterId) || !both.includes(reportedId)) {
      faults.push('a report is about somebody who was not in the room')
      continue
    }
    const messages = sandbox.view(by.id).messages
    for (const messageId of (evidenceMessageIds ?? '').split(',').filter((one) => one !== '')) {
      const message = messages.find((one) => one.messageId === Number(messageId))
      const speakers = message === undefined ? [] : tagsIn(message).map(({ speaker }) => speaker)
      if (message?.from !== 'bot' || speakers.some((speaker) => speaker !== of.index))
        faults.push(`the evidence of ${by.name} against ${of.name} has what somebody else said`)
    }
  }
  const rated = await prisma.rating.findMany({
    where: { raterId: ids },
    include: { room: true },
  })
  const blocks = await prisma.block.findMany({ where: { blockerId: ids } })
  for (const { room, raterId, ratedId } of rated)
    if ([room.user1Id, room.user2Id].sort().join() !== [raterId, ratedId].sort().join())
      faults.push('a rating is about somebody who was not in the room')
  for (const { blockerId, blockedId } of blocks) {
    const pair = { in: [blockerId, blockedId] }
    const met = await prisma.chatRoom.count({ where: { user1Id: pair, user2Id: pair } })
    if (met === 0) faults.push('somebody blocked a member whom they never met')
  }
  return faults
}
