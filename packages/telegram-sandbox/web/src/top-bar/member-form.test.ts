import { expect, test } from 'vitest'
import type { Member } from '../../../src/api.js'
import { faultsOf, type MemberForm, memberFrom } from './member-form.js'

const form = (change: Partial<MemberForm> = {}): MemberForm => ({
  name: 'Ada',
  lastName: '',
  username: '',
  language: 'en',
  premium: false,
  ...change,
})
const ada: Member = {
  id: 1,
  first_name: 'Ada',
  username: 'ada_one',
  started: false,
  blocked: false,
  deactivated: false,
  crowd: false,
  voiceForbidden: false,
}

test('a name alone is enough', () => {
  expect(faultsOf(form(), [ada])).toEqual({})
  expect(memberFrom(form({ name: ' Ada ' }))).toEqual({ first_name: 'Ada', language_code: 'en' })
})

test('a name of blanks, or one longer than Telegram takes, is refused', () => {
  expect(faultsOf(form({ name: '  ' }), [])).toHaveProperty('name')
  expect(faultsOf(form({ name: '😀'.repeat(64) }), [])).toEqual({})
  expect(faultsOf(form({ name: 'x'.repeat(65) }), [])).toHaveProperty('name')
})

test.each(['abc', '1abcd', 'with space', 'dash-ed', 'x'.repeat(33)])('%s is no username', (username) => {
  expect(faultsOf(form({ username }), [])).toHaveProperty('username')
})

test('a username may be written with its @, and only once, whatever its case', () => {
  expect(memberFrom(form({ username: '@ada_two' }))).toMatchObject({ username: 'ada_two' })
  expect(faultsOf(form({ username: '@ADA_one' }), [ada])).toHaveProperty('username')
  expect(faultsOf(form({ username: '@ada_two' }), [ada])).toEqual({})
})

test('all that was filled in is sent', () => {
  const filled = form({ lastName: 'L', username: 'ada_two', language: 'fa', premium: true })
  expect(memberFrom(filled)).toEqual({
    first_name: 'Ada',
    last_name: 'L',
    username: 'ada_two',
    language_code: 'fa',
    is_premium: true,
  })
})
