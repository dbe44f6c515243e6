import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionIndex } from './ice-breakers.js'

describe('the questions of a room', () => {
  it('repeat none before all were asked, whatever the room and the number of questions', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 200 }), (roomId, count) => {
        const asked = Array.from({ length: count }, (_, number) => questionIndex(roomId, number, count))
        expect([...asked].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index))
      }),
    )
  })

  it('begin with another one in most rooms', () => {
    const first = Array.from({ length: 200 }, (_, room) => questionIndex(`01JD${room}`, 0, 44))
    expect(new Set(first).size).toBeGreaterThan(30)
  })
})
