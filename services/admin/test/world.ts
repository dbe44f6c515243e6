import { type BusConnection, createPublisher, openConnection } from '@anonchat/bus'
import { type AdminCommand, Answer, Envelope, MemberEvent } from '@anonchat/contracts'
import { createLogger } from '@anonchat/runtime'
import { waitUntil } from '@anonchat/servers'
import { createDatabase, openRedis, registerMember } from '@anonchat/store'
import type { Servers } from './servers.js'

const LIMIT_MS = 30_000

export type World = Awaited<ReturnType<typeof openWorld>>

/** Plays the gateway, the relay and conversation to the service: gives it requests, and reads what it publishes. */
export async function openWorld({ database, nats, redis: redisServer }: Servers) {
  const bus: BusConnection = await openConnection(nats.url, 'test', createLogger('test', 'silent'))
  const publisher = createPublisher(bus)
  const redis = openRedis(redisServer.url)
  const db = createDatabase(database.url, { connectionLimit: 2 })
  let members = 500_000 + Math.floor(Math.random() * 1_000) * 100

  const read = async <T>(stream: string, subject: RegExp, parse: (json: unknown) => T): Promise<T[]> => {
    const { state } = await bus.jsm.streams.info(stream)
    const found: T[] = []
    for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
      const stored = await bus.jsm.streams.getMessage(stream, { seq }).catch(() => null)
      if (stored !== null && subject.test(stored.subject)) found.push(parse(stored.json()))
    }
    return found
  }

  /** Hands requests on one after the other, and waits until each is handled. */
  const ask = async (...requests: AdminCommand[]): Promise<void> => {
    for (const request of requests) {
      await publisher.adminCommand(request, request.trace)
      await waitUntil(
        // A server that is slow to say so is asked again.
        async () => (await bus.jsm.streams.info('ADMIN').catch(() => null))?.state.messages === 0,
        LIMIT_MS,
        () => 'a request is still in the stream',
      )
    }
  }

  const envelopes = () => read('OUTBOUND', /^outbound\./, (json) => Envelope.parse(json))

  /** A registered member, by their Telegram id and `users.id`. */
  const member = async (more: Partial<Parameters<typeof registerMember>[1]> = {}) => {
    const memberId = more.memberId ?? members++
    const { userId } = await registerMember(db, {
      memberId,
      username: `user${memberId}`,
      language: 'en',
      registeredAt: new Date(),
      gender: 'female',
      age: 30,
      city: 'Berlin',
      cityKey: 'berlin',
      photoFileId: null,
      ...more,
    })
    return { memberId, userId }
  }

  return {
    bus,
    db,
    redis,
    publisher,
    ask,
    member,
    envelopes,
    /** What a chat was sent, in order. */
    saidTo: async (chatId: number) => (await envelopes()).filter((one) => one.chatId === chatId),
    answers: () => read('OUTBOUND', /^answer$/, (json) => Answer.parse(json)),
    /** What stands in the mailboxes of members. */
    events: () => read('MEMBERS', /^member\./, (json) => MemberEvent.parse(json)),
    /** Throws away what was published so far. */
    forget: async () => {
      for (const stream of ['OUTBOUND', 'MEMBERS', 'DEAD']) await bus.jsm.streams.purge(stream)
    },
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

/** The buttons under an envelope, by their words. */
export function buttonsOf({ action }: Envelope): Map<string, string> {
  if (!('markup' in action) || action.markup?.kind !== 'inline') return new Map()
  return new Map(
    action.markup.rows.flat().flatMap((button) => ('data' in button ? [[button.text, button.data]] : [])),
  )
}
