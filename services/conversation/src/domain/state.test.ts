import { readSession } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { stateOf } from './state.js'

const NOW = 1_800_000_000_000
const stateIn = (fields: Record<string, string>) => stateOf(readSession(fields), NOW)

describe('the state that counts', () => {
  it.each([
    [{}, 'new'],
    [{ state: 'registering:age' }, 'age'],
    [{ state: 'something of another version' }, 'new'],
    [{ state: 'refused', refused_until: String(NOW + 1) }, 'refused'],
    [{ state: 'refused', refused_until: String(NOW) }, 'new'],
    [{ state: 'searching', search: 's', deadline: String(NOW) }, 'searching'],
    [{ state: 'searching' }, 'idle'],
    [{ state: 'chatting', room: 'R' }, 'idle'],
    [{ state: 'chatting', room: 'R', partner: '5' }, 'chatting'],
    [{ state: 'chatting', room: 'R', partner: '5', banned: 'forever' }, 'banned'],
    [{ state: 'idle', banned: String(NOW + 1) }, 'banned'],
    [{ state: 'idle', banned: String(NOW) }, 'idle'],
  ])('of %j is %s', (fields, state) => {
    expect(stateIn(fields)).toBe(state)
  })
})
