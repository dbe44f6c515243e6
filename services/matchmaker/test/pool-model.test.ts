import type { Ticket } from '@anonchat/contracts'
import { poolKey } from '@anonchat/store'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowed, type Waiting } from '../src/domain/allowed.js'
import { toPoolTicket } from '../src/domain/pool-ticket.js'
import { people } from './arbitraries.js'
import { missed, readPairs } from './pairs.js'
import { HEAD_START_MS, openPoolFixture, type PoolFixture, RECENT_PARTNER_MS } from './pool-fixture.js'
import { requestOf } from './requests.js'

const NOW = 1_800_000_000_000
let fixture: PoolFixture

beforeAll(async () => {
  fixture = await openPoolFixture()
})
afterAll(() => fixture.dispose())

const waitingOf = (tickets: readonly Ticket[]): Waiting[] =>
  tickets.map((ticket, index) => ({ ticket, since: NOW + index }))

/** Who comes first: who waits longest, where premium counts for a while of it. */
const rankOf = ({ ticket, since }: Waiting): number => since - (ticket.isPremium ? HEAD_START_MS : 0)

describe('the pool agrees with the rule in its simplest words', () => {
  it('one search after another: whoever waits longest of those allowed is the partner', async () => {
    await fc.assert(
      fc.asyncProperty(people(40), async (tickets) => {
        await fixture.redis.flushall()
        let left: Waiting[] = []
        for (const newcomer of waitingOf(tickets)) {
          const { ticket, since } = newcomer
          const expected = left
            .toSorted((a, b) => rankOf(a) - rankOf(b))
            .find((other) => allowed(newcomer, other, since, RECENT_PARTNER_MS))
          const answer = await fixture.search(requestOf(ticket, since), since)
          const partner = answer.kind === 'matched' ? answer.entry.sides[0].memberId : undefined
          expect(partner).toBe(expected?.ticket.memberId)
          left = expected === undefined ? [...left, newcomer] : left.filter((other) => other !== expected)
        }
        expect(await fixture.pool.count()).toBe(left.length)
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('all at once from several replicas: only allowed pairs, and in the end nobody who could be matched', async () => {
    // A search sees three candidates, so that most have to go on later.
    const replicas = [0, 1, 2].map(() => fixture.another({ examineLimit: 3 }))
    const [first] = replicas
    if (first === undefined) throw new Error('no replica')
    await fc.assert(
      fc.asyncProperty(people(60), fc.integer(), async (tickets, seed) => {
        await fixture.redis.flushall()
        const all = waitingOf(tickets)
        const byMember = new Map(all.map((waiting) => [waiting.ticket.memberId, waiting]))
        const requests = all.map(({ ticket, since }) => requestOf(ticket, since))
        await Promise.all(requests.map(fixture.begin))
        const shuffled = requests.toSorted(
          (a, b) =>
            (Math.imul(a.since + seed, 2_654_435_761) >>> 0) -
            (Math.imul(b.since + seed, 2_654_435_761) >>> 0),
        )
        const arrival = NOW + 100
        await Promise.all(
          shuffled.map((request, index) =>
            (replicas[index % 3] ?? first).matchOrWait(toPoolTicket(request), ulid(), arrival),
          ),
        )

        /** Tries again until nobody has to, and checks what has come of it. */
        const settle = async (from: number) => {
          let now = from
          for (let tried = 1; tried > 0; now += 500) {
            const answers = await Promise.all(replicas.map((pool) => pool.retry([ulid(), ulid()], now)))
            tried = answers.reduce((sum, answer) => sum + answer.tried, 0)
          }
          const { pairs, left } = await readPairs(fixture.redis, [...byMember.keys()])
          for (const { openedAt, members } of pairs) {
            const [a, b] = members.map((member) => byMember.get(member))
            if (a === undefined || b === undefined) throw new Error('a stranger in a room')
            expect(allowed(a, b, openedAt, RECENT_PARTNER_MS)).toBe(true)
          }
          const waiting = left.flatMap((member) => byMember.get(member) ?? [])
          expect(missed(waiting, now - 500, RECENT_PARTNER_MS)).toEqual([])
          expect(await first.count()).toBe(left.length)
          const kinds = await fixture.redis.hvals(poolKey('kinds'))
          expect(kinds.reduce((sum, count) => sum + Number(count), 0)).toBe(left.length)
        }
        await settle(arrival + 500)
        // By now everybody has waited long enough for recent partners too.
        await settle(NOW + 2 * RECENT_PARTNER_MS)
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })
})
