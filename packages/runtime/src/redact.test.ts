import { expect, it } from 'vitest'
import { redact } from './redact.js'

it.each([
  ['an id', 'no session of 123456789', 'no session of #'],
  ['a token', 'token 123456789:AAE-abcdefghijklmnopqrstuvwxyz_0123456', 'token #'],
  [
    'a token in an address',
    'https://api.telegram.org/bot123456789:AAE-abcdefghijklmnopqrstuvwxyz_0123456/getMe failed',
    'https://api.telegram.org/bot#/getMe failed',
  ],
  ['a password in an address', 'mysql://root:rosebud@db:3306/x', 'mysql://#@db:3306/x'],
  [
    'quoted words',
    `Unexpected token 'h', "hello there" is not JSON`,
    `Unexpected token '…', "…" is not JSON`,
  ],
  [
    'a statement',
    "Duplicate entry 'Ann' for key\nsql: INSERT ? - parameters:[Ann]",
    "Duplicate entry '…' for key\nsql: …",
  ],
  ['no apostrophe', "can't and don't", "can't and don't"],
  ['no small number', 'code 503 on port 8080', 'code 503 on port 8080'],
])('%s is taken out of a message', (_, text, expected) => {
  expect(redact(text)).toBe(expected)
})
