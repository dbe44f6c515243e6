import { describe, expect, it } from 'vitest'
import { createHealth } from './health.js'

function health() {
  let time = 1_000_000
  return { ...createHealth(() => time), pass: (ms: number) => (time += ms) }
}

describe('what a relay saw of Telegram lately', () => {
  it('is nothing at first', () => {
    expect(health().othersSucceed()).toBe(false)
  })

  it('is good while others are reached, however often one chat fails', () => {
    const h = health()
    h.note(1, 'sent')
    for (let i = 0; i < 50; i++) h.note(2, 'transient')
    expect(h.othersSucceed()).toBe(true)
  })

  it('is bad when more chats fail than are reached', () => {
    const h = health()
    h.note(1, 'sent')
    h.note(2, 'transient')
    h.note(3, 'transient')
    expect(h.othersSucceed()).toBe(false)
  })

  it('is forgotten after twenty seconds', () => {
    const h = health()
    h.note(1, 'sent')
    h.pass(9_999)
    expect(h.othersSucceed()).toBe(true)
    h.pass(10_001)
    h.note(2, 'transient')
    expect(h.othersSucceed()).toBe(false)
  })
})
