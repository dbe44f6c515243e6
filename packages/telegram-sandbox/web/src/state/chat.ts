import { type Signal, signal } from '@preact/signals'
import type { Chat, ChatState, Member, SeenMessage } from '../../../src/api.js'
import { withMessage, withOlder } from '../model/messages.js'
import { control } from '../server/control.js'

/** Messages held while the chat is at its end; older ones come again from the sandbox when one scrolls up. */
const MOST_HELD = 600
const TRIM_TO = 400
const PAGE = 100

/** What a member is about to send: an answer to a message, or a message anew. */
export type Draft = { kind: 'new'; replyTo: SeenMessage | null } | { kind: 'edit'; message: SeenMessage }

/** One chat with the bot, as a phone shows it. */
export interface ChatModel {
  readonly id: number
  readonly member: Signal<Member>
  readonly messages: Signal<readonly SeenMessage[]>
  readonly hasOlder: Signal<boolean>
  readonly state: Signal<ChatState>
  /** "typing", "recording voice" and the like; null most of the time. */
  readonly action: Signal<string | null>
  readonly draft: Signal<Draft>
  /** The list shows the newest message. */
  readonly atEnd: Signal<boolean>
}

export function newChat({ member, messages, hasOlder, state }: Chat): ChatModel {
  return {
    id: member.id,
    member: signal(member),
    messages: signal(messages),
    hasOlder: signal(hasOlder),
    state: signal(state),
    action: signal(null),
    draft: signal({ kind: 'new', replyTo: null }),
    atEnd: signal(true),
  }
}

/** Takes over what a new snapshot says; what the person was writing stays. */
export function renewChat(chat: ChatModel, { member, messages, hasOlder, state }: Chat): void {
  chat.member.value = member
  chat.messages.value = messages
  chat.hasOlder.value = hasOlder
  chat.state.value = state
}

const ACTION_MS = 6_000
const actionTimers = new WeakMap<ChatModel, ReturnType<typeof setTimeout>>()

/** Shows what the bot does; like in Telegram it ends by itself unless it is said again. */
export function showAction(chat: ChatModel, action: string): void {
  chat.action.value = action
  clearTimeout(actionTimers.get(chat))
  const end = (): void => {
    chat.action.value = null
  }
  actionTimers.set(chat, setTimeout(end, ACTION_MS))
}

/** Several at once, so that a burst costs one rendering. */
export function takeMessages(chat: ChatModel, news: readonly SeenMessage[]): void {
  const all = news.reduce<readonly SeenMessage[]>(withMessage, chat.messages.value)
  const trim = chat.atEnd.value && all.length > MOST_HELD
  chat.messages.value = trim ? all.slice(-TRIM_TO) : all
  if (trim) chat.hasOlder.value = true
  if (news.some(({ from }) => from === 'bot')) chat.action.value = null
}

/** Fetches the messages before the oldest that is held. Throws RequestFailed. */
export async function loadOlder(chat: ChatModel): Promise<void> {
  const oldest = chat.messages.value[0]
  if (oldest === undefined || !chat.hasOlder.value) return
  const older = await control.olderMessages(chat.id, oldest.messageId, PAGE)
  chat.messages.value = withOlder(chat.messages.value, older)
  chat.hasOlder.value = older.length === PAGE
}
