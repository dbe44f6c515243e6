import { describe, expect, it } from 'vitest'
import { readBan, readTarget } from './target.js'

describe('what follows a member in /admin_ban', () => {
  it.each([
    ['', { days: 0, reason: null }],
    ['7', { days: 7, reason: null }],
    ['7d', { days: 7, reason: null }],
    ['7D told lies', { days: 7, reason: 'told lies' }],
    ['told 7 lies', { days: 0, reason: 'told 7 lies' }],
    ['0 18+ pictures', { days: 0, reason: '18+ pictures' }],
    ['3 2 lies', { days: 3, reason: '2 lies' }],
    ['7days', null],
    ['7h spam', null],
    ['1.5 spam', null],
    ['-7 spam', null],
    ['18+ pictures', null],
    ['3651', null],
  ])('%j is read as %j', (rest, read) => {
    expect(readBan(rest)).toEqual(read)
  })

  it('may be in Persian digits', () => {
    expect(readBan(readTarget('۱۲۳ ۷ هرزنامه')?.rest ?? '')).toEqual({ days: 7, reason: 'هرزنامه' })
  })
})
