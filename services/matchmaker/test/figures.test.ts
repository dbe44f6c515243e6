import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPoolFixture, type PoolFixture } from './pool-fixture.js'
import { requestOf, ticketOf } from './requests.js'

const NOW = 1_800_000_000_000
const REFRESH_MS = 5_000
const PER_SECOND = 10
let fixture: PoolFixture

beforeAll(async () => {
  fixture = await openPoolFixture()
})
afterAll(() => fixture.dispose())
beforeEach(async () => void (await fixture.redis.flushall()))

/** So many women wait who want men. */
const gather = async (count: number) => {
  for (let member = 1_001; member <= 1_000 + count; member++) {
    await fixture.search(requestOf(ticketOf(member, { wants: { genders: ['male'] } }), NOW), NOW)
  }
}

describe('live figures', () => {
  it('come first after three seconds, then at the interval, whatever the number of replicas', async () => {
    await gather(1)
    const replicas = [0, 1, 2].map(() => fixture.another())
    const seen: number[] = []
    for (let now = NOW; now <= NOW + 20_000; now += 500) {
      const answers = await Promise.all(replicas.map((pool) => pool.figures(PER_SECOND, REFRESH_MS, now)))
      for (const { due, waiting } of answers) {
        expect(waiting).toBe(1)
        seen.push(...due.map(({ waitedMs }) => waitedMs))
      }
    }
    expect(seen).toEqual([3_000, 8_000, 13_000, 18_000])
  })

  it('are no more a second than the limit, and everybody has a turn', async () => {
    await gather(95)
    const replicas = [0, 1, 2].map(() => fixture.another())
    const turns = new Map<number, number>()
    for (let second = 0; second < 30; second++) {
      const now = NOW + 3_000 + second * 1_000
      const answers = await Promise.all(replicas.map((pool) => pool.figures(PER_SECOND, REFRESH_MS, now)))
      const due = answers.flatMap((answer) => answer.due)
      expect(due.length).toBeLessThanOrEqual(PER_SECOND)
      for (const { memberId } of due) turns.set(memberId, (turns.get(memberId) ?? 0) + 1)
    }
    expect(turns.size).toBe(95)
    // 30 s for 95 people at 10 a second: three turns each.
    expect(Math.max(...turns.values())).toBeLessThanOrEqual(4)
  })
})
