import { describe, expect, it } from 'vitest'
import { classify, type Destination } from './classify.js'

const MEMBER = 40_404
const ADMIN = 50_505
const admins = new Set([ADMIN])

const privately = (id: number) => ({ chat: { id, type: 'private' }, from: { id, is_bot: false } })
const message = (id: number, fields: object) => ({ message: { ...privately(id), ...fields } })
const button = (id: number, data: string) => ({
  callback_query: { id: '1', data, from: { id }, message: { chat: { id, type: 'private' } } },
})

const member: Destination = { to: 'member', memberId: MEMBER }
const adminAsMember: Destination = { to: 'member', memberId: ADMIN }
const admin: Destination = { to: 'admin', adminId: ADMIN }
const nobody: Destination = { to: 'nobody' }

const table: [what: string, update: object, destination: Destination][] = [
  ['a text', message(MEMBER, { text: 'hello' }), member],
  ['a message without words', message(MEMBER, { sticker: {} }), member],
  ['an edit', { edited_message: { ...privately(MEMBER), text: 'hello' } }, member],
  ['a button', button(MEMBER, 'menu'), member],
  ['a block of the bot', { my_chat_member: privately(MEMBER) }, member],
  [
    'a checkout',
    { pre_checkout_query: { id: '1', from: { id: MEMBER } } },
    { to: 'checkout', memberId: MEMBER },
  ],
  [
    'a reaction',
    { message_reaction: { chat: { id: MEMBER, type: 'private' }, user: { id: MEMBER } } },
    member,
  ],

  ['an admin command of an admin', message(ADMIN, { text: '/admin_stats' }), admin],
  ['the overview of an admin', message(ADMIN, { text: '/admin' }), admin],
  ['an admin command that names the bot', message(ADMIN, { text: '/admin_stats@some_bot 7' }), admin],
  ['an admin command as a caption', message(ADMIN, { caption: '/admin_broadcast hi', photo: [] }), admin],
  ['an admin button of an admin', button(ADMIN, 'admin:ban:7'), admin],
  [
    'an edited admin command',
    { edited_message: { ...privately(ADMIN), text: '/admin_ban 7' } },
    adminAsMember,
  ],
  ['other words of an admin', message(ADMIN, { text: 'about /admin_stats' }), adminAsMember],
  ['another command of an admin', message(ADMIN, { text: '/administer' }), adminAsMember],
  ['another button of an admin', button(ADMIN, 'administer'), adminAsMember],
  ['an admin command of somebody else', message(MEMBER, { text: '/admin_stats' }), member],
  ['an admin button of somebody else', button(MEMBER, 'admin:ban:7'), member],

  [
    'a message in a group',
    { message: { chat: { id: -5, type: 'group' }, from: { id: MEMBER }, text: '/start' } },
    nobody,
  ],
  [
    'an admin command in a group',
    { message: { chat: { id: -5, type: 'supergroup' }, from: { id: ADMIN }, text: '/admin_stats' } },
    nobody,
  ],
  [
    'a button in a group',
    { callback_query: { data: 'x', from: { id: MEMBER }, message: { chat: { id: -5, type: 'group' } } } },
    nobody,
  ],
  [
    'a button of an inline message',
    { callback_query: { from: { id: MEMBER }, inline_message_id: 'x' } },
    nobody,
  ],
  [
    'what the bot itself pinned',
    { message: { chat: { id: MEMBER, type: 'private' }, from: { id: 777, is_bot: true } } },
    nobody,
  ],
  ['another bot', { message: { chat: { id: 9, type: 'private' }, from: { id: 9, is_bot: true } } }, nobody],
  ['a channel post', { channel_post: { chat: { id: -100, type: 'channel' }, text: 'x' } }, nobody],
  ['a kind that nobody knows', { new_kind_of_2030: { from: { id: MEMBER } } }, nobody],
  ['an update without content', {}, nobody],
  ['an inherited name for a kind', { constructor: privately(MEMBER) }, nobody],

  ['a message that is a text', { message: 'x' }, nobody],
  ['a message that is a list', { message: [privately(MEMBER)] }, nobody],
  ['a message without sender', { message: { chat: { id: MEMBER, type: 'private' } } }, nobody],
  ['an id that is a text', { message: { chat: { id: '7', type: 'private' }, from: { id: '7' } } }, nobody],
  ['an id that is no integer', message(1.5, {}), nobody],
  ['an id that is negative', message(-5, {}), nobody],
  ['an id beyond what is exact', message(2 ** 60, {}), nobody],
  ['words that are a number', message(ADMIN, { text: 5, caption: ['/admin_stats'] }), adminAsMember],
]

describe('an update goes by its content to where it is handled', () => {
  it.each(table)('%s', (_, update, destination) => {
    expect(classify({ update_id: 1, ...update }, admins).destination).toEqual(destination)
  })

  it('and is an attempt when somebody who is no admin wants what only admins may', () => {
    const attempts = table.filter(([, update]) => classify({ update_id: 1, ...update }, admins).isAttempt)
    expect(attempts.map(([what]) => what)).toEqual([
      'an admin command of somebody else',
      'an admin button of somebody else',
    ])
  })
})
