import type { Redis } from 'ioredis'
import { z } from 'zod'
import { poolKeys } from './keys.js'
import {
  type MatchedEntry,
  MatchedJson,
  type OutboxEntry,
  OutboxJson,
  type TimeoutEntry,
  TimeoutJson,
} from './outbox-entry.js'
import { loadPoolScript } from './script.js'
import { encodeTicket, type PoolTicket } from './ticket.js'

export interface PoolSettings {
  /** How many candidates one search examines at most; a search that did not get through goes on later. */
  readonly examineLimit: number
  /** After this wait of one of the two, recent partners may meet again. Milliseconds, as all below. */
  readonly recentPartnerMs: number
  /** A premium member counts as having waited so much longer. */
  readonly headStartMs: number
  /** How soon a search that did not get through goes on. */
  readonly retryMs: number
  /** How long whoever made an entry of the outbox has to do it before others try. */
  readonly driveAfterMs: number
  /** How soon after its begin a search sees the first live figures. */
  readonly figuresAfterMs: number
}

export type MatchAnswer = { readonly examined: number } & (
  | { readonly kind: 'matched'; readonly entry: MatchedEntry }
  /** The same search was matched before; the entry is null when all of it was done. */
  | { readonly kind: 'matched-before'; readonly entry: MatchedEntry | null }
  | { readonly kind: 'waiting' }
  /** The time of the search was over before anybody was found: the session is idle. */
  | { readonly kind: 'over'; readonly entry: TimeoutEntry }
  /** The session is no more in this search. */
  | { readonly kind: 'dropped' }
)

export interface Figures {
  readonly memberId: number
  readonly searchId: string
  readonly trace: string
  readonly waitedMs: number
}

/** The waiting pool. Each function is one atomic script and bears being run twice. `now`: milliseconds since 1970. */
export interface Pool {
  /** Opens a room with the one who waits longest among those who fit, else lets the member wait until the deadline. */
  matchOrWait(ticket: PoolTicket, roomId: string, now: number): Promise<MatchAnswer>
  /** True when a ticket of that search was waiting. */
  cancel(memberId: number, searchId: string, now: number): Promise<boolean>
  /** Tries again those who have to look by themselves, at most as many as there are room ids. */
  retry(
    roomIds: readonly string[],
    now: number,
  ): Promise<{ tried: number; examined: number; matched: MatchedEntry[] }>
  /** Ends searches whose time is over (`seen` of them): tickets removed, sessions idle, an entry for each member to be told. */
  expire(limit: number, now: number): Promise<{ seen: number; entries: TimeoutEntry[] }>
  /** Claims members who are to see live figures now. At most `perSecond` in all, each at most every `intervalMs`. */
  figures(perSecond: number, intervalMs: number, now: number): Promise<{ waiting: number; due: Figures[] }>
  /** Claims entries of the outbox that nobody saw through in time. */
  claimOutbox(limit: number, now: number): Promise<OutboxEntry[]>
  /** Remembers that the members of an entry were told. */
  markPublished(id: string, now: number): Promise<void>
  /** Removes an entry: all of it is done. */
  removeFromOutbox(id: string, now: number): Promise<void>
  /** How many wait. */
  count(): Promise<number>
}

const Match = z.tuple([
  z.enum(['matched', 'matched-before', 'waiting', 'over', 'dropped']),
  z.number(),
  z.string(),
])
const Retry = z.tuple([z.number(), z.number(), z.array(MatchedJson)])
const Expire = z.tuple([z.number(), z.array(TimeoutJson)])
const digits = z.string().transform(Number).pipe(z.number().int())
const FiguresAnswer = z.tuple([z.number(), z.array(z.tuple([digits, z.string(), z.string(), digits]))])

/** Loads the scripts of the pool on a connection. */
export function openPool(redis: Redis, settings: PoolSettings): Pool {
  const load = (name: string) => loadPoolScript(redis, name, JSON.stringify(settings))
  const matchOrWait = load('match-or-wait')
  const cancel = load('cancel')
  const retry = load('retry')
  const expire = load('expire')
  const figures = load('figures')
  const claimOutbox = load('outbox-claim')
  const published = load('outbox-published')
  const done = load('outbox-done')
  return {
    matchOrWait: async (ticket, roomId, now) => {
      const [kind, examined, entry] = Match.parse(
        await matchOrWait(now, [encodeTicket(ticket, settings.headStartMs), roomId]),
      )
      if (kind === 'matched') return { kind, examined, entry: MatchedJson.parse(entry) }
      if (kind === 'matched-before')
        return { kind, examined, entry: entry === '' ? null : MatchedJson.parse(entry) }
      if (kind === 'over') return { kind, examined, entry: TimeoutJson.parse(entry) }
      return { kind, examined }
    },
    cancel: async (memberId, searchId, now) => (await cancel(now, [memberId, searchId])) === 1,
    retry: async (roomIds, now) => {
      const [tried, examined, matched] = Retry.parse(await retry(now, roomIds))
      return { tried, examined, matched }
    },
    expire: async (limit, now) => {
      const [seen, entries] = Expire.parse(await expire(now, [limit]))
      return { seen, entries }
    },
    figures: async (perSecond, intervalMs, now) => {
      const [waiting, rows] = FiguresAnswer.parse(await figures(now, [perSecond, intervalMs]))
      const due = rows.map(([memberId, searchId, trace, waitedMs]) => ({
        memberId,
        searchId,
        trace,
        waitedMs,
      }))
      return { waiting, due }
    },
    claimOutbox: async (limit, now) => z.array(OutboxJson).parse(await claimOutbox(now, [limit])),
    markPublished: async (id, now) => void (await published(now, [id])),
    removeFromOutbox: async (id, now) => void (await done(now, [id])),
    count: () => redis.zcard(poolKeys.waiting),
  }
}
