import type { TelegramBotCommand, TelegramMessage, TelegramUser } from '@gramio/types'
import type { Member, SeenMessage } from '../api.js'
import type { Crowd } from '../crowd/crowd.js'
import { Faults } from '../limits/faults.js'
import { Limiter } from '../limits/limiter.js'
import { seen } from '../members/seen.js'
import type { Settings } from '../options.js'
import { Monitor } from '../services/monitor.js'
import { Delivery } from '../updates/delivery.js'
import { CallLog } from './call-log.js'
import type { ChannelState } from './channel.js'
import type { StoredMessage } from './chat-log.js'
import { FileStore } from './files.js'
import { type Hooks, newHooks } from './hooks.js'
import type { InvoiceBook } from './invoices.js'
import { newInvoiceBook } from './invoices.js'
import { type MemberState, memberInfo } from './member.js'
import { Queries } from './queries.js'

export interface CallbackAnswer {
  text?: string
  showAlert: boolean
  url?: string
}

export type CheckoutAnswer = { ok: true } | { ok: false; error: string }

/** What a bot has set about itself, by `<scope>/<language>` or by language. */
export interface Profile {
  commands: Map<string, TelegramBotCommand[]>
  texts: Map<string, string>
  menuButtons: Map<string, unknown>
}

/** The state of one bot: nothing of it is shared with another. */
export interface World {
  members: Map<number, MemberState>
  channels: Map<number, ChannelState>
  files: FileStore
  delivery: Delivery
  callbacks: Queries<CallbackAnswer>
  checkouts: Queries<CheckoutAnswer>
  invoices: InvoiceBook
  profile: Profile
  limiter: Limiter
  faults: Faults
  log: CallLog
  /** A bot has one message counter for all its private chats. */
  lastMessageId: number
  albums: number
}

/** A bot: who it is, who listens to it, and its world, which `reset` replaces. */
export interface Bot {
  readonly token: string
  readonly settings: Settings
  readonly me: TelegramUser
  /** The bot as the sender of messages. */
  readonly asSender: TelegramUser
  readonly hooks: Hooks
  readonly monitor: Monitor
  /** Made when it is first asked for. */
  crowd: Crowd | null
  world: World
}

export function newWorld(settings: Settings, delivery: Delivery): World {
  return {
    members: new Map(),
    channels: new Map(),
    files: new FileStore(),
    delivery,
    callbacks: new Queries(settings.queryTtlMs),
    checkouts: new Queries(10_000),
    invoices: newInvoiceBook(),
    profile: { commands: new Map(), texts: new Map(), menuButtons: new Map() },
    limiter: new Limiter(settings.limits),
    faults: new Faults(),
    log: new CallLog(settings.callLogSize),
    lastMessageId: 0,
    albums: 0,
  }
}

export function newBot(token: string, settings: Settings, serial: number): Bot {
  const id = Number(token.split(':')[0])
  const username =
    serial === 0 ? settings.botUsername : `${settings.botUsername.replace(/_?bot$/i, '')}_${serial}_bot`
  const asSender: TelegramUser = { id, is_bot: true, first_name: 'Sandbox', username }
  const me: TelegramUser = {
    ...asSender,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }
  const hooks = newHooks()
  return {
    token,
    settings,
    me,
    asSender,
    hooks,
    monitor: new Monitor({
      services: settings.services,
      wanted: () => hooks.event.active,
      onChange: (services) => hooks.event.emit({ type: 'services', services }),
    }),
    crowd: null,
    world: newWorld(settings, new Delivery(settings, hooks, id)),
  }
}

/** Forgets everybody and everything, but not how the bot gets its updates, its commands, and where its ids stood. */
export function resetWorld(bot: Bot): void {
  const { delivery, profile, lastMessageId, callbacks, checkouts } = bot.world
  callbacks.stop()
  checkouts.stop()
  delivery.queue.clear()
  bot.world = { ...newWorld(bot.settings, delivery), profile, lastMessageId }
}

/** Ends everything that waits or goes on by itself. */
export function stopBot({ world, crowd, monitor }: Bot): void {
  crowd?.stop()
  monitor.stop()
  world.delivery.stop()
  world.callbacks.stop()
  world.checkouts.stop()
}

/** A new `media_group_id`: seventeen digits, as Telegram's have. */
export function newAlbumId(world: World): string {
  world.albums += 1
  return `13${String(world.albums).padStart(15, '0')}`
}

export function unixNow(): number {
  return Math.floor(Date.now() / 1000)
}

/** Puts a message into a member's chat and tells those who watch it. */
export function record(
  bot: Bot,
  member: MemberState,
  from: 'bot' | 'member',
  message: TelegramMessage,
): StoredMessage {
  const stored = member.log.add(from, message)
  changed(bot, member, stored, 'new')
  return stored
}

/** Tells those who watch that a message came or changed. */
export function changed(
  bot: Bot,
  member: MemberState,
  stored: StoredMessage,
  change: 'new' | 'edited' | 'deleted' | 'reaction',
): void {
  if (!bot.hooks.event.active && !member.waiters?.size) return
  const message: SeenMessage = seen(stored)
  member.waiters?.notice(message)
  bot.hooks.event.emit({ type: 'message', memberId: member.user.id, message, change })
}

/** Tells those who watch that a member came or changed. */
export function memberChanged(bot: Bot, member: MemberState): Member {
  const info = memberInfo(member)
  bot.hooks.event.emit({ type: 'member', member: info })
  return info
}
