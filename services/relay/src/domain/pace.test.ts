import type { Pace } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { isStorm, ratesInForce, recover, slowDown } from './pace.js'

const pace = (perSecond: number, ceiling = 300): Pace => ({ perSecond, ceiling, changedAt: 0 })

describe('a storm', () => {
  it.each([
    [{ chats: 3, refused: 3, sent: 0 }, true],
    [{ chats: 3, refused: 10, sent: 20 }, true],
    [{ chats: 2, refused: 50, sent: 0 }, false],
    [{ chats: 5, refused: 5, sent: 995 }, false],
  ])('%o: %s', (seen, storm) => {
    expect(isStorm(seen)).toBe(storm)
  })
})

describe('the pace', () => {
  it('is halved by a storm, once for each', () => {
    const first = slowDown(undefined, 300, 10_000)
    expect(first).toEqual({ perSecond: 150, ceiling: 300, changedAt: 10_000 })
    expect(slowDown(first, 300, 10_500)).toBe(first)
    expect(slowDown(first, 300, 11_000).perSecond).toBe(75)
  })

  it('never stops altogether', () => {
    let slow: Pace | undefined
    for (let i = 0; i < 50; i++) slow = slowDown(slow, 300, i * 2_000)
    expect(slow?.perSecond).toBeGreaterThan(0)
    expect(slowDown(undefined, 0, 0).perSecond).toBeGreaterThan(0)
  })

  it('recovers step by step, not faster than a step a second, until it is normal', () => {
    expect(recover(pace(100), 999)).toEqual(pace(100))
    let now = 0
    let current: Pace | undefined = pace(0.5)
    let steps = 0
    while (current !== undefined) {
      now += 1_000
      const next = recover(current, now)
      if (next !== undefined) expect(next.perSecond).toBeGreaterThan(current.perSecond)
      current = next
      steps++
    }
    expect(steps).toBeLessThan(40)
  })
})

describe('the rates in force', () => {
  const configured = { live: 300, bulk: 25 }
  it.each([
    [undefined, undefined, { live: 300, bulk: 25 }],
    [undefined, pace(12), { live: 300, bulk: 12 }],
    [pace(150), undefined, { live: 150, bulk: 1 }],
  ])('live %o, bulk %o: %o', (live, bulk, rates) => {
    expect(ratesInForce(configured, { live, bulk })).toEqual(rates)
  })
})
