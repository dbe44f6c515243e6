import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { HEAD_START_MS, openPoolFixture, type PoolFixture } from './pool-fixture.js'
import { requestOf, ticketOf } from './requests.js'

const NOW = 1_800_000_000_000
const women = { genders: ['female' as const] }
let fixture: PoolFixture

beforeAll(async () => {
  fixture = await openPoolFixture()
})
afterAll(() => fixture.dispose())
beforeEach(async () => void (await fixture.redis.flushall()))

/** Men who look for women wait, so that they do not meet each other. */
const man = (memberId: number, since: number, isPremium: boolean) =>
  fixture.search(requestOf(ticketOf(memberId, { gender: 'male', wants: women, isPremium }), since), since)
const woman = async (memberId: number, now: number): Promise<number | undefined> => {
  const answer = await fixture.search(requestOf(ticketOf(memberId), now), now)
  return answer.kind === 'matched' ? answer.entry.sides[0].memberId : undefined
}

describe('a premium member', () => {
  it.each([
    ['is found before one who came less than the head start earlier', HEAD_START_MS - 1, 1002],
    ['is found after one who came more than the head start earlier', HEAD_START_MS + 1, 1001],
  ])('%s', async (_, later, found) => {
    await man(1001, NOW, false)
    await man(1002, NOW + later, true)
    expect(await woman(1003, NOW + later + 1)).toBe(found)
  })

  it('is found after one who is premium too and came earlier', async () => {
    await man(1001, NOW, true)
    await man(1002, NOW + 1, true)
    expect(await woman(1003, NOW + 2)).toBe(1001)
  })

  it('is told the time that they really waited', async () => {
    await man(1001, NOW, true)
    const answer = await fixture.search(requestOf(ticketOf(1002), NOW + 10), NOW + 10)
    expect(answer).toMatchObject({ entry: { sides: [{ memberId: 1001, waitedMs: 10 }, {}] } })
  })
})

describe('a member without premium', () => {
  it('is passed only by premium members who came less than the head start later, however many come', async () => {
    await man(1, NOW, false)
    const cameAt = new Map<number, number>()
    let members = 2_000
    // Every second two premium members come, and one partner for all of them.
    for (let second = 1; ; second++) {
      const now = NOW + second * 1_000
      for (const id of [members++, members++]) {
        await man(id, now, true)
        cameAt.set(id, now)
      }
      const found = (await woman(members++, now)) ?? 0
      if (found === 1) break
      expect((cameAt.get(found) ?? 0) - NOW).toBeLessThan(HEAD_START_MS)
      expect(second).toBeLessThan((2 * HEAD_START_MS) / 1_000)
    }
  })
})
