import { expect, it } from 'vitest'
import { readSend } from './reading.js'

const keys = (...rows: string[][]) => ({ keyboard: rows.map((row) => row.map((text) => ({ text }))) })

it.each([
  [
    'two keys in the first row',
    { text: 'x', reply_markup: keys(['بعدی', 'پایان'], ['پرسش', 'تماس']) },
    { kind: 'room' },
  ],
  [
    'one key in the first row',
    { text: 'x', reply_markup: keys(['Search'], ['Profile', 'Help']) },
    { kind: 'menu' },
  ],
  [
    'inline buttons, whatever they say',
    {
      text: 'x',
      reply_markup: {
        inline_keyboard: [[{ text: 'a', callback_data: 'skip' }], [{ text: 'b', url: 'https://x.y' }]],
      },
    },
    { kind: 'buttons', data: ['skip'], messageId: 7 },
  ],
  ['bare words', { text: 'hi' }, { kind: 'plain', text: 'hi', messageId: 7 }],
  ['a photo', { photo: 'file' }, { kind: 'plain', text: null, messageId: 7 }],
  ['keys that go', { text: 'x', reply_markup: { remove_keyboard: true } }, { kind: 'nothing' }],
])('%s', (_, params, seen) => {
  expect(readSend(params, 7)).toEqual(seen)
})
