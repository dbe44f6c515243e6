import { describe, expect, it } from 'vitest'
import { creationKeyOf, mayChange } from './rights.js'

const [ADMIN, OTHER] = [
  { kind: 'telegram', adminId: 1 },
  { kind: 'telegram', adminId: 2 },
] as const
const KEY = { kind: 'api' } as const

describe('a draft', () => {
  it.each([
    ['in the chat or on the page', creationKeyOf(ADMIN, 'panel-1'), [true, false, false]],
    ['with the key', creationKeyOf(KEY, 'api-1'), [true, false, true]],
    ['with the key, on the page', creationKeyOf(KEY, 'panel-1'), [true, false, true]],
    ['before such were named', null, [true, false, false]],
  ])('that was written %s is changed by nobody else', (_, creationKey, may) => {
    const draft = { status: 'draft', adminId: 1, creationKey } as const
    expect([ADMIN, OTHER, KEY].map((by) => mayChange(draft, by))).toEqual(may)
    expect([ADMIN, OTHER, KEY].map((by) => mayChange({ ...draft, status: 'running' }, by))).toEqual([
      true,
      true,
      true,
    ])
  })
})
