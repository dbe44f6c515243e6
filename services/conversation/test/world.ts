import { type BusConnection, createPublisher, openConnection } from '@anonchat/bus'
import { Answer, Envelope, MatchMessage, type MemberEvent } from '@anonchat/contracts'
import { createLogger } from '@anonchat/runtime'
import { waitUntil } from '@anonchat/servers'
import { createDatabase, findMember, openRedis, openRoom, sessionKey } from '@anonchat/store'
import type { Servers } from './servers.js'
import { press, text } from './updates.js'

const LIMIT_MS = 30_000

export type World = Awaited<ReturnType<typeof openWorld>>

/** Plays Telegram, the relay and the matchmaker to the service: gives it events, and reads what it publishes. */
export async function openWorld({ environment, database, nats, redis: redisServer }: Servers) {
  const bus: BusConnection = await openConnection(nats.url, 'test', createLogger('test', 'silent'))
  const publisher = createPublisher(bus)
  const redis = openRedis(redisServer.url)
  let statements = 0
  const db = createDatabase(database.url, { connectionLimit: 2, onStatement: () => statements++ })
  let members = 500_000 + Math.floor(Math.random() * 100_000) * 100
  let rooms = 0

  const read = async <T>(stream: string, subject: RegExp, parse: (json: unknown) => T): Promise<T[]> => {
    const { state } = await bus.jsm.streams.info(stream)
    const found: T[] = []
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const stored = await bus.jsm.streams.getMessage(stream, { seq }).catch(() => null)
      if (stored !== null && subject.test(stored.subject)) found.push(parse(stored.json()))
    }
    return found
  }

  const settled = () =>
    waitUntil(
      async () => (await bus.jsm.streams.info('MEMBERS')).state.messages === 0,
      LIMIT_MS,
      () => 'events are still in the mailboxes',
    )

  /** Delivers events one after the other, and waits until they are handled. */
  const deliver = async (...events: MemberEvent[]): Promise<void> => {
    for (const event of events) {
      const id = event.type === 'update' ? event.trace : `${event.type}-${Math.random()}`
      await publisher.memberEvent(event, id)
    }
    await settled()
  }

  const envelopes = () => read('OUTBOUND', /^outbound\./, (json) => Envelope.parse(json))
  const envelopesTo = async (chatId: number) => (await envelopes()).filter((one) => one.chatId === chatId)

  const member = async (language = 'en'): Promise<number> => {
    const id = members++
    await deliver(
      text(id, '/start', language),
      press(id, 'gender:female'),
      text(id, '30'),
      text(id, 'Berlin'),
      press(id, 'skip'),
    )
    return id
  }

  /** Does what the matchmaker does when it pairs two who search. */
  const match = async (a: number, b: number): Promise<string> => {
    const roomId = `01JD${String(++rooms).padStart(22, '0')}`
    const openedAt = Date.now()
    const [userA, userB] = [await findMember(db, a), await findMember(db, b)]
    if (userA === null || userB === null) throw new Error('only members are matched')
    const sides = [
      { me: a, partner: b, partnerUser: userB.userId },
      { me: b, partner: a, partnerUser: userA.userId },
    ]
    for (const { me, partner, partnerUser } of sides) {
      await redis.hset(sessionKey(me), {
        state: 'chatting',
        room: roomId,
        partner,
        partner_user: partnerUser,
        opened_at: openedAt,
        premium: 0,
        pending: `opened:${roomId}:${partner}`,
      })
      await redis.hdel(sessionKey(me), 'search', 'since', 'deadline')
    }
    await openRoom(db, {
      roomId,
      userAId: userA.userId,
      userBId: userB.userId,
      openedAt: new Date(openedAt),
      premium: false,
    })
    return roomId
  }

  /** Two new members in a room, who were both told so. */
  const pair = async (languages: readonly [string, string] = ['en', 'en']) => {
    const [a, b] = [await member(languages[0]), await member(languages[1])]
    await deliver(text(a, '/search'), text(b, '/search'))
    const roomId = await match(a, b)
    await deliver(
      { type: 'matched', memberId: a, trace: `777-m${a}`, roomId, partnerId: b },
      { type: 'matched', memberId: b, trace: `777-m${b}`, roomId, partnerId: a },
    )
    return { a, b, roomId }
  }

  return {
    bus,
    db,
    redis,
    publisher,
    deliver,
    settled,
    envelopes,
    envelopesTo,
    member,
    match,
    pair,
    /** Throws away what was published so far. */
    forget: async () => {
      for (const stream of ['OUTBOUND', 'MATCH']) await bus.jsm.streams.purge(stream)
    },
    /** How many statements MySQL ran for this end of the test. */
    statements: () => statements,
    newcomer: () => members++,
    answers: () => read('OUTBOUND', /^answer$/, (json) => Answer.parse(json)),
    matches: () => read('MATCH', /^match\./, (json) => MatchMessage.parse(json)),
    deadLetters: () => read('DEAD', /^dead\./, (json) => json),
    /** The words of what was sent to a chat, in order. */
    wordsTo: async (chatId: number) => (await envelopesTo(chatId)).map(wordsOf),
    session: (memberId: number) => redis.hgetall(sessionKey(memberId)),
    environment,
    close: async () => {
      redis.disconnect()
      await db.close()
      await bus.nc.close()
    },
  }
}

/** The text or caption of an envelope; else what it does. */
export function wordsOf({ action }: Envelope): string {
  if (action.kind !== 'send' && action.kind !== 'edit') return `<${action.kind}>`
  const { content } = action
  if (content.kind === 'text') return content.text
  return 'caption' in content && content.caption !== undefined ? content.caption : `<${content.kind}>`
}
