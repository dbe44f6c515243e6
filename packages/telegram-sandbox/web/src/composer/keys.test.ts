import { expect, test } from 'vitest'
import { keysOf } from './keys.js'

test('a key may be no more than its text', () => {
  expect(keysOf(['Search'])).toEqual([{ label: 'Search', look: null, act: { kind: 'text' } }])
})

test('a key does what the bot asked for', () => {
  const keys = keysOf([
    { text: 'a', request_contact: true },
    { text: 'b', request_location: true },
    { text: 'c', request_poll: { type: 'quiz' } },
    { text: 'd', request_poll: {} },
    { text: 'e', web_app: { url: 'https://a.example' } },
    { text: 'f', request_users: { request_id: 1 } },
    { text: 'g', style: 'danger' },
  ])
  expect(keys.map(({ act }) => act)).toEqual([
    { kind: 'contact' },
    { kind: 'location' },
    { kind: 'poll', what: 'quiz' },
    { kind: 'poll', what: 'poll' },
    { kind: 'web-app' },
    { kind: 'unavailable' },
    { kind: 'text' },
  ])
  expect(keys.at(-1)?.look).toBe('danger')
})
