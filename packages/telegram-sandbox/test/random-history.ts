import fc from 'fast-check'
import type { Sandbox } from '../src/index.js'
import { callJson } from './support.js'

/** What the bot gets when it asks for updates. */
export async function updatesOf(sandbox: Sandbox, offset = 0): Promise<unknown> {
  return (await callJson(sandbox.url, sandbox.token, 'getUpdates', { offset })).result
}

/** All that must be the same after a restart. */
export function everything(sandbox: Sandbox): unknown {
  const { epoch: _, seq: __, figures: ___, services: ____, ...rest } = sandbox.snapshot()
  const chats = rest.chats.map((chat) => ({
    ...chat,
    all: sandbox.messages(chat.member.id, { limit: 1000 }),
  }))
  return { ...rest, chats, pending: sandbox.pendingUpdates() }
}

const who = fc.nat({ max: 3 })
/** One thing that a member, the bot or whoever plays may do. */
export const action = fc.oneof(
  fc.record({ kind: fc.constant('join' as const), name: fc.string({ minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('text' as const), who, text: fc.string({ minLength: 1, maxLength: 9 }) }),
  fc.record({ kind: fc.constant('photo' as const), who }),
  fc.record({ kind: fc.constant('edit' as const), who }),
  fc.record({ kind: fc.constant('react' as const), who }),
  fc.record({ kind: fc.constant('hide' as const), who }),
  fc.record({ kind: fc.constant('block' as const), who, blocked: fc.boolean() }),
  fc.record({ kind: fc.constant('rename' as const), who, name: fc.string({ minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('remove' as const), who }),
  fc.record({ kind: fc.constant('answer' as const), who, markup: fc.nat({ max: 4 }) }),
  fc.record({ kind: fc.constant('botEdits' as const), who }),
  fc.record({ kind: fc.constant('botDeletes' as const), who }),
  fc.record({ kind: fc.constant('commands' as const), language: fc.constantFrom('', 'fa') }),
  fc.record({ kind: fc.constant('fault' as const) }),
  fc.record({ kind: fc.constant('confirm' as const) }),
  fc.record({ kind: fc.constant('crowd' as const) }),
  fc.record({ kind: fc.constant('reset' as const) }),
)
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never

const MARKUPS = [
  undefined,
  { keyboard: [[{ text: 'Key' }]], resize_keyboard: true },
  { remove_keyboard: true },
  { force_reply: true, input_field_placeholder: 'Say' },
  { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
]

/** Does it, as far as it makes sense now. */
export async function act(sandbox: Sandbox, step: Action): Promise<void> {
  const call = (method: string, params: unknown = {}) => callJson(sandbox.url, sandbox.token, method, params)
  const waiting = (offset = 0) => updatesOf(sandbox, offset)
  const phones = sandbox.members().filter((member) => !member.crowd)
  const member = 'who' in step ? phones[step.who % Math.max(1, phones.length)] : undefined
  const chat = member ? sandbox.messages(member.id) : []
  const newest = (from: 'bot' | 'member') =>
    chat.findLast((message) => message.from === from && message.kind === 'text' && !message.deleted)
  const free = member !== undefined && !member.blocked
  switch (step.kind) {
    case 'join':
      sandbox.createMember({ first_name: step.name })
      return
    case 'text':
      if (free) sandbox.sendText(member.id, step.text)
      return
    case 'photo':
      if (free) sandbox.sendMedia(member.id, 'photo', { content: Buffer.from('ffd8ff00', 'hex') })
      return
    case 'edit': {
      const own = newest('member')
      if (free && own) sandbox.edit(member.id, own.messageId, 'edited')
      return
    }
    case 'react': {
      const one = chat.findLast((message) => !message.deleted)
      if (free && one) sandbox.react(member.id, one.messageId, '👍')
      return
    }
    case 'hide': {
      const one = chat.findLast((message) => !message.deleted)
      if (member && one) sandbox.deleteMessage(member.id, one.messageId)
      return
    }
    case 'block':
      if (member && step.blocked) sandbox.block(member.id)
      else if (member) sandbox.unblock(member.id)
      return
    case 'rename':
      if (member) sandbox.editMember(member.id, { first_name: step.name })
      return
    case 'remove':
      if (member) sandbox.removeMember(member.id)
      return
    case 'answer':
      if (member) {
        await call('sendMessage', { chat_id: member.id, text: 'hi', reply_markup: MARKUPS[step.markup] })
      }
      return
    case 'botEdits': {
      const own = newest('bot')
      if (member && own) {
        await call('editMessageText', {
          chat_id: member.id,
          message_id: own.messageId,
          text: `${Math.random()}`,
        })
      }
      return
    }
    case 'botDeletes': {
      const own = newest('bot')
      if (member && own) await call('deleteMessage', { chat_id: member.id, message_id: own.messageId })
      return
    }
    case 'commands':
      await call('setMyCommands', {
        commands: [{ command: 'go', description: 'Go' }],
        language_code: step.language,
      })
      return
    case 'fault':
      sandbox.addFault({ kind: 'slow', ms: 1, methods: ['getMe'], times: 3 })
      await call('getMe')
      return
    case 'confirm': {
      const updates = await waiting()
      const first: unknown = Array.isArray(updates) ? updates[0] : undefined
      if (first) await waiting(Number(Reflect.get(Object(first), 'update_id')) + 1)
      return
    }
    case 'crowd': {
      const { id } = sandbox.createMember({
        id: 9_000_000_000 + Math.floor(Math.random() * 1e6),
        crowd: true,
      })
      sandbox.sendText(id, 'hum')
      const updates = await waiting()
      const last: unknown = Array.isArray(updates) ? updates.at(-1) : undefined
      await waiting(Number(Reflect.get(Object(last), 'update_id')) + 1)
      return
    }
    case 'reset':
      sandbox.reset()
  }
}
