import { describe, expect, it } from 'vitest'
import { CONTACTS } from '../../../test/contacts.js'
import { findContacts, maskText } from '../index.js'

const found = (text: string, entities?: readonly unknown[]) =>
  findContacts(text, entities).map(({ from, to }) => text.slice(from, to))
const MASKED = /^•+$/

const HARMLESS = [
  'hello, how are you?',
  'سلام، خوبی؟ چه خبر؟',
  'see you at 10:30 or 18.45',
  'at 14:30:15 on 12.05.2024',
  '2024-05-12 14:30',
  '1403/05/12',
  '۱۴۰۳/۰۵/۱۲ ساعت ۱۰:۳۰',
  '12/05/2024 – 13/05/2024',
  'from 1990 to 2024, or 1990-2024',
  '20240512',
  '24 178 70',
  '25/170/65',
  'I am 25, she is 18-25',
  'it costs $1 234 567',
  '5000000 تومان',
  '۲۵۰۰۰۰۰۰ تومن شد',
  '1,000,000 or 1.000.000',
  '1000000',
  'about 12500000 rial',
  '10 20 30 40 50',
  '1 2 3 4 5 6 7 8 9',
  'pi is 3.14159265, not 3,14159265',
  'the server 192.168.100.101',
  'room 12, floor 3, number 4',
  'yes.no problem...ok',
  'e.g. this, i.e. that, etc.',
  'Mr.Smith and Dr.Who',
  'no @ home, 5 @ 2$, @3pm',
  'and/or he/she 24/7 1/2',
  'my id is good',
  'telegram: never, insta is boring',
  'look at him. so cool',
  'we meet at home. live music there',
  'one two three',
  'version 1.2.3, 100%, 20°, 3x4',
  'order ab12345678',
  ':) :D <3 ^_^ #tag /help',
]

describe('contacts in a text', () => {
  it.each(CONTACTS)('%s is one, alone and in a sentence', (contact) => {
    for (const [before, after] of [
      ['', ''],
      ['write to me: ', ''],
      ['سلام ', ' منتظرم'],
      ['(', ') please'],
      ['hi\n', '\nbye'],
    ] as const) {
      const masked = maskText(before + contact + after)
      if (masked === null) expect.unreachable(`${before}${contact}${after} was not seen`)
      const rest = masked.text.slice(before.length, masked.text.length - after.length)
      expect(rest.replace(/[(+).]/g, '•').replace(/\p{M}|[\u20e3\ufe0f]/gu, '•')).toMatch(MASKED)
      expect(masked.text).toHaveLength((before + contact + after).length)
    }
  })

  it.each(HARMLESS)('are not seen in %s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('are those that Telegram sees too', () => {
    const text = 'call Ann or see odd.example today'
    const entities = [
      { type: 'text_mention', offset: 5, length: 3, user: { id: 1 } },
      { type: 'url', offset: 16, length: 11 },
      { type: 'bold', offset: 0, length: 4 },
    ]
    expect(found(text, entities)).toEqual(['Ann', 'odd.example'])
    // It takes many a price for a number.
    expect(found('5000000 rial', [{ type: 'phone_number', offset: 0, length: 7 }])).toEqual([])
  })

  it('are found where they stand next to each other', () => {
    expect(found('@annabel, ann@example.org; 09121234567!')).toEqual([
      '@annabel',
      'ann@example.org',
      '09121234567',
    ])
  })

  it('are looked for in time that grows with the text, whatever it is', () => {
    const endless = ['1 ', 'a.', 'a@', 'one ', '@', '+1-', 'at ', 't . me ', 'a-', '(dot)', '0', '://']
    for (const part of endless) findContacts(part.repeat(4_096 / part.length))
  })
})
