import { type openRedis, sessionKey } from '@anonchat/store'
import { expect } from 'vitest'
import { z } from 'zod'
import { allowed, type Waiting } from '../src/domain/allowed.js'

const Session = z.record(z.string(), z.string())

type Connection = ReturnType<typeof openRedis>

export interface Pair {
  readonly room: string
  readonly openedAt: number
  readonly members: readonly [number, number]
}

/**
 * Reads everybody's session: those who are in a room, and those who still search.
 * Fails where the two sessions of a room do not agree, or somebody is in a room with themselves.
 */
export async function readPairs(
  redis: Connection,
  members: readonly number[],
): Promise<{ pairs: Pair[]; left: number[] }> {
  // At one instant: a match between two reads would look like half a room.
  const read = redis.multi()
  for (const member of members) read.hgetall(sessionKey(member))
  const sessions = (await read.exec())?.map(([, session]) => Session.parse(session)) ?? []
  const byMember = new Map(members.map((member, index) => [member, sessions[index] ?? {}]))
  const pairs: Pair[] = []
  const left: number[] = []
  for (const [member, session] of byMember) {
    if (session.state !== 'chatting') {
      left.push(member)
      continue
    }
    const { room = '', partner, opened_at } = session
    const other = Number(partner)
    expect(other).not.toBe(member)
    expect(byMember.get(other)).toMatchObject({ state: 'chatting', room, partner: String(member), opened_at })
    expect(session).toMatchObject({ partner_user: partner, pending: `opened:${room}:${partner}` })
    expect(session).not.toHaveProperty('search')
    if (member < other) pairs.push({ room, openedAt: Number(opened_at), members: [member, other] })
  }
  expect(new Set(pairs.map(({ room }) => room)).size).toBe(pairs.length)
  return { pairs, left }
}

/** Every two of those who wait whom the rule would let meet: none may be left. */
export function missed(
  waiting: readonly Waiting[],
  now: number,
  recentPartnerMs: number,
): [number, number][] {
  return waiting.flatMap((a, index) =>
    waiting
      .slice(index + 1)
      .filter((b) => allowed(a, b, now, recentPartnerMs))
      .map((b): [number, number] => [a.ticket.memberId, b.ticket.memberId]),
  )
}
