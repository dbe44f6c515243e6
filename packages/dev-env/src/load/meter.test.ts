import { describe, expect, it } from 'vitest'
import { Meter, saidIn, textOf } from './meter.js'

describe('the meter', () => {
  it('reads back what a text says, and nothing in other texts', () => {
    expect(saidIn(textOf({ sender: 7, sequence: 3 }))).toEqual({ sender: 7, sequence: 3 })
    expect(saidIn('hello')).toBeNull()
    expect(saidIn(undefined)).toBeNull()
  })

  it('counts what is lost, doubled, out of order and at the wrong partner', () => {
    const meter = new Meter()
    const [one, two, three, four] = [meter.next(1), meter.next(1), meter.next(1), meter.next(1)]
    for (const said of [one, two, three, four]) meter.given(said, 0)
    meter.received(two, 9, 5)
    meter.received(one, 9, 6)
    meter.received(one, 9, 7)
    meter.received(three, 8, 8)
    expect(meter.verdict()).toEqual({
      sent: 4,
      received: 3,
      lost: 1,
      duplicated: 1,
      out_of_order: 1,
      wrong_partner: 1,
    })
  })

  it('takes the first time a message was given, and percentiles of its interval', () => {
    const meter = new Meter()
    const said = meter.next(1)
    meter.given(said, 10)
    meter.given(said, 20)
    expect(meter.received(said, 2, 30)).toBe(20)
    expect(meter.percentile(0.5)).toBe(20)
  })
})
