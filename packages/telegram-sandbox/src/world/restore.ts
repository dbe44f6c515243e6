import type { Records } from '../store/records.js'
import type { Kept } from '../store/store.js'
import type { QueuedUpdate } from '../updates/queue.js'
import type { Bot } from './bot.js'
import { type MemberState, memberOfRecord } from './member.js'

/** What must be read as a whole before it can be put back. */
interface Gathered {
  members: Array<{ order: number; member: MemberState }>
  messages: Map<number, Array<Records['message']>>
  updates: Array<Records['update']>
  files: Array<{ number: string; record: Records['file'] }>
  bytes: Map<string, Uint8Array>
  counters: Records['counters'] | null
}

/** Brings a new bot to where it was when its process ended. Returns what starts the delivery of updates again. */
export async function restoreBot(bot: Bot, entries: AsyncIterable<Kept>): Promise<() => void> {
  const gathered: Gathered = {
    members: [],
    messages: new Map(),
    updates: [],
    files: [],
    bytes: new Map(),
    counters: null,
  }
  let resume = (): void => {}
  for await (const kept of entries) {
    if (kept.kind === 'delivery') resume = resumeWith(bot, read<Records['delivery']>(kept))
    else take(bot, kept, gathered)
  }
  restoreCounters(bot, gathered)
  restoreMembers(bot, gathered)
  for (const { number, record } of gathered.files) {
    bot.world.files.restore(record, gathered.bytes.get(number) ?? null)
  }
  restoreUpdates(bot, gathered)
  return resume
}

function read<Value>({ value }: Kept): Value {
  return JSON.parse(Buffer.from(value).toString())
}

function take(bot: Bot, kept: Kept, gathered: Gathered): void {
  const { world } = bot
  const { kind, rest } = kept
  switch (kind) {
    case 'counters':
      gathered.counters = read<Records['counters']>(kept)
      return
    case 'profile': {
      const { commands, texts, menuButtons } = read<Records['profile']>(kept)
      for (const [key, value] of commands) world.profile.commands.set(key, value)
      for (const [key, value] of texts) world.profile.texts.set(key, value)
      for (const [key, value] of menuButtons) world.profile.menuButtons.set(key, value)
      return
    }
    case 'faults':
      world.faults.restore(read<Records['faults']>(kept))
      return
    case 'member': {
      const record = read<Records['member']>(kept)
      const member = memberOfRecord(record, bot.settings.messagesPerChat)
      gathered.members.push({ order: record.order, member })
      return
    }
    case 'message': {
      const memberId = Number(rest.split('/')[0])
      const known = gathered.messages.get(memberId)
      const stored = read<Records['message']>(kept)
      if (known) known.push(stored)
      else gathered.messages.set(memberId, [stored])
      return
    }
    case 'removed':
      world.memberIds.remove(Number(rest))
      return
    case 'update':
      gathered.updates.push(read<Records['update']>(kept))
      return
    case 'file':
      gathered.files.push({ number: rest, record: read<Records['file']>(kept) })
      return
    case 'bytes':
      gathered.bytes.set(rest, kept.value)
      return
    case 'channel': {
      const { chat, botIsAdmin, memberships } = read<Records['channel']>(kept)
      world.channels.set(chat.id, { chat, botIsAdmin, memberships: new Map(memberships) })
      return
    }
    case 'invoice-link':
      world.invoices.byLink.set(rest, read<Records['invoice-link']>(kept))
      return
    case 'invoice-message':
      world.invoices.byMessage.set(Number(rest), read<Records['invoice-message']>(kept))
      return
    case 'charge':
      world.invoices.charges.set(rest, read<Records['charge']>(kept))
  }
}

function restoreCounters({ world }: Bot, { counters }: Gathered): void {
  if (!counters) return
  world.lastMessageId = counters.lastMessageId
  world.albums = counters.albums
  world.memberIds.first = counters.firstMemberId
  world.memberIds.next = counters.nextMemberId
}

function restoreMembers({ world }: Bot, { members, messages }: Gathered): void {
  for (const { order, member } of members.sort((a, b) => a.order - b.order)) {
    world.members.set(member.user.id, member)
    world.memberIds.joined = order + 1
    for (const stored of messages.get(member.user.id) ?? []) member.log.keep(stored)
  }
}

/** Presses that the bot has not answered yet may still be answered, though nobody waits for it. */
function restoreUpdates({ world }: Bot, { updates, counters }: Gathered): void {
  const entries = updates
    .sort((a, b) => a.order - b.order)
    .map(
      ({ id, key, update, expiresAt }): QueuedUpdate => ({
        id,
        key,
        update,
        expiresAt,
        crowd: false,
        done: false,
        given: false,
      }),
    )
  for (const { update } of entries) {
    if (update.callback_query) world.callbacks.open(update.callback_query.id, update.callback_query.from.id)
  }
  world.delivery.queue.restore(entries, counters?.nextUpdateId ?? world.delivery.queue.tail)
}

function resumeWith({ world }: Bot, { allowed, webhook }: Records['delivery']): () => void {
  if (allowed) world.delivery.queue.allow(allowed)
  return () => {
    if (webhook) world.delivery.setWebhook(webhook)
  }
}
