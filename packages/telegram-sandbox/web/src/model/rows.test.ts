import { describe, expect, test } from 'vitest'
import type { SeenMessage } from '../../../src/api.js'
import { rowIndexOf, rowsOf, sameRow } from './rows.js'

const noon = new Date(2026, 4, 2, 12).getTime() / 1000

function message(messageId: number, about: Partial<SeenMessage> = {}): SeenMessage {
  return {
    messageId,
    from: 'bot',
    kind: 'text',
    text: `${messageId}`,
    hasSpoiler: false,
    edited: false,
    deleted: false,
    reactions: { bot: [], member: [] },
    date: noon + messageId,
    message: {
      message_id: messageId,
      date: noon + messageId,
      chat: { id: 5, type: 'private', first_name: 'Ann' },
    },
    ...about,
  }
}

const shape = (messages: SeenMessage[]) =>
  rowsOf(messages).map(({ messages: all, opens, closes }) => [
    all.map(({ messageId }) => messageId),
    opens,
    closes,
  ])

describe('the rows of a chat', () => {
  test('messages of one side in a row belong together', () => {
    expect(shape([message(1), message(2), message(3, { from: 'member' })])).toEqual([
      [[1], true, false],
      [[2], false, true],
      [[3], true, true],
    ])
  })

  test('messages far apart in time do not belong together', () => {
    expect(shape([message(1), message(2, { date: noon + 3600 })])).toEqual([
      [[1], true, true],
      [[2], true, true],
    ])
  })

  test('an album is one row', () => {
    const album = { mediaGroupId: 'a', kind: 'photo' }
    expect(shape([message(1, album), message(2, album), message(3, { mediaGroupId: 'b' })])).toEqual([
      [[1, 2], true, false],
      [[3], false, true],
    ])
  })

  test('deleted messages have no row, but for those that fade away', () => {
    const messages = [message(1), message(2, { deleted: true }), message(3)]
    expect(rowsOf(messages).map(({ key }) => key)).toEqual(['1', '3'])
    expect(rowsOf(messages, new Set([2])).map(({ key }) => key)).toEqual(['1', '2', '3'])
  })

  test('each day begins once', () => {
    const days = rowsOf([message(1), message(2), message(3, { date: noon + 86_400 })]).map(({ day }) => day)
    expect(days).toEqual([new Date(2026, 4, 2).getTime(), null, new Date(2026, 4, 3).getTime()])
  })

  test('what happened stands apart from the bubbles', () => {
    const paid = message(2)
    paid.message.successful_payment = {
      currency: 'XTR',
      total_amount: 50,
      invoice_payload: '',
      telegram_payment_charge_id: '',
      provider_payment_charge_id: '',
    }
    const rows = rowsOf([message(1), paid, message(3)])
    expect(rows.map(({ service, closes }) => [service, closes])).toEqual([
      [null, true],
      ['You paid ⭐ 50', true],
      [null, true],
    ])
  })

  test('a message is found in its album', () => {
    const album = { mediaGroupId: 'a' }
    const rows = rowsOf([message(1), message(2, album), message(3, album)])
    expect([1, 3, 9].map((id) => rowIndexOf(rows, id))).toEqual([0, 1, -1])
  })

  test('a row is drawn again only when something of it changed', () => {
    const messages = [message(1), message(2)]
    const [before] = rowsOf(messages)
    const [same] = rowsOf([...messages, message(3)])
    const [changed] = rowsOf([{ ...message(1), edited: true }, message(2)])
    if (!before || !same || !changed) throw new Error('rows are missing')
    expect([sameRow(before, same), sameRow(before, changed)]).toEqual([true, false])
  })
})
