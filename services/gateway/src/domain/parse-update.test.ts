import { describe, expect, it } from 'vitest'
import { parseUpdate } from './parse-update.js'
import { MAX_DEPTH } from './sanitise.js'

const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)

describe('what is no update is refused', () => {
  it.each([
    ['null', null, 'no-object'],
    ['a text', 'x', 'no-object'],
    ['a list', [{ update_id: 1 }], 'no-object'],
    ['no update_id', { message: {} }, 'no-update-id'],
    ['a negative update_id', { update_id: -1 }, 'no-update-id'],
    ['a broken update_id', { update_id: 1.5 }, 'no-update-id'],
    ['an update_id in words', { update_id: '1' }, 'no-update-id'],
    ['an update_id beyond what is exact', { update_id: 1e300 }, 'no-update-id'],
    ['too deep', { update_id: 1, message: nested(MAX_DEPTH) }, 'nested-too-deep'],
    ['endless', { update_id: 1, message: nested(200_000) }, 'nested-too-deep'],
  ])('%s', (_, value, fault) => {
    expect(parseUpdate(value)).toMatchObject({ ok: false, fault })
  })
})

describe('an update', () => {
  it.each([
    ['with the smallest number', { update_id: 0 }],
    ['of an unknown kind', { update_id: 5, something: { new: [1, null, true] } }],
    ['with emoji in its text', { update_id: 5, message: { text: 'a🙂b' } }],
    ['as deep as may be', { update_id: 5, message: nested(MAX_DEPTH - 1) }],
  ])('%s is taken as it is', (_, value) => {
    expect(parseUpdate(structuredClone(value))).toEqual({ ok: true, update: value })
  })

  it('has the halves of surrogate pairs replaced, and keeps its lengths', () => {
    const update = { update_id: 5, message: { text: '\ud83d a 🙂 \ude42', list: ['\udc00\ud800', 'ok'] } }
    expect(parseUpdate(update)).toEqual({
      ok: true,
      update: { update_id: 5, message: { text: '\ufffd a 🙂 \ufffd', list: ['\ufffd\ufffd', 'ok'] } },
    })
  })

  it('cannot reach the prototype of objects', () => {
    const value: unknown = JSON.parse('{"update_id":5,"__proto__":{"polluted":"\\ud800"}}')
    expect(parseUpdate(value).ok).toBe(true)
    expect({}).not.toHaveProperty('polluted')
  })
})
