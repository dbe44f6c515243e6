import { describe, expect, it } from 'vitest'
import { classify } from './classify.js'
import { mayAnswer } from './may-answer.js'

const ADMIN = 50_505
const admins = new Set([ADMIN])
const by = (id: number) => ({ chat: { id, type: 'private' }, from: { id } })

describe('an answer to a question of the admin service', () => {
  it.each<[what: string, update: object, may: boolean]>([
    ['a text of an admin', { message: { ...by(ADMIN), text: 'spam' } }, true],
    ['a photo of an admin', { message: { ...by(ADMIN), photo: [], caption: '/caption' } }, true],
    ['a poll of an admin', { message: { ...by(ADMIN), poll: {} } }, true],
    ['a command of an admin', { message: { ...by(ADMIN), text: '/stop' } }, false],
    ['an admin command', { message: { ...by(ADMIN), text: '/admin_stats' } }, false],
    ['an edit of an admin', { edited_message: { ...by(ADMIN), text: 'spam' } }, false],
    ['a text of somebody else', { message: { ...by(1), text: 'spam' } }, false],
    [
      'a text of an admin in a group',
      { message: { chat: { id: -5, type: 'group' }, from: { id: ADMIN }, text: 'x' } },
      false,
    ],
  ])('can be %s: %o %s', (_, update, may) => {
    expect(mayAnswer(classify({ update_id: 1, ...update }, admins), admins)).toBe(may ? ADMIN : undefined)
  })
})
