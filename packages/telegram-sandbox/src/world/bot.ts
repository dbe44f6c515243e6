import type { TelegramMessage, TelegramUser } from '@gramio/types'
import type { Member, SandboxEvent, SeenMessage } from '../api.js'
import type { Crowd } from '../crowd/crowd.js'
import { Faults } from '../limits/faults.js'
import { Limiter } from '../limits/limiter.js'
import { seen } from '../members/seen.js'
import type { Settings } from '../options.js'
import { Monitor } from '../services/monitor.js'
import type { Keeper } from '../store/keeper.js'
import { FORGOTTEN_BY_RESET } from '../store/records.js'
import { Delivery } from '../updates/delivery.js'
import type { ChannelState } from './channel.js'
import type { StoredMessage } from './chat-log.js'
import { FileStore } from './files.js'
import { type Hooks, newHooks } from './hooks.js'
import { InvoiceBook } from './invoices.js'
import { forgetMessage, keep, keepCounters, keepMember, keepMessage } from './keep.js'
import { type MemberState, memberInfo } from './member.js'
import { MemberIds } from './member-ids.js'
import { newProfile, type Profile } from './profile.js'
import { Queries } from './queries.js'
import { TrafficLog } from './traffic-log.js'

/** Members of a sandbox that keeps nothing: the same in every run. */
const FIRST_MEMBER_ID = 5_000_000_001

/** Members of a new data folder: after those of all older ones, for who is behind the bot may know these. */
function firstMemberIdAt(now: number): number {
  const secondsSince2025 = Math.floor(now / 1000) - 1_735_689_600
  return 10_000_000_001 + secondsSince2025 * 1000
}

export interface CallbackAnswer {
  text?: string
  showAlert: boolean
  url?: string
}

export type CheckoutAnswer = { ok: true } | { ok: false; error: string }

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
  log: TrafficLog
  memberIds: MemberIds
  /** The members whose open web apps may have the bot answer, by query id. */
  webAppQueries: Map<string, number>
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
  /** Where the state survives a restart; null: nowhere. */
  readonly keeper: Keeper | null
  /** Made when it is first asked for. */
  crowd: Crowd | null
  world: World
}

type Basis = Pick<Bot, 'settings' | 'hooks' | 'keeper'>

/** What is kept over a reset: how the bot gets its updates, what it says of itself, and where its ids stand. */
type Lasting = Pick<World, 'delivery' | 'profile' | 'log' | 'memberIds' | 'lastMessageId' | 'albums'>

function newWorld({ settings, hooks, keeper }: Basis, lasting: Lasting): World {
  const faults = new Faults(() => {
    if (keeper) keep(keeper, 'faults', null, () => faults.list())
    if (hooks.event.active) hooks.event.emit({ type: 'faults', faults: faults.list() })
  })
  return {
    ...lasting,
    members: new Map(),
    channels: new Map(),
    files: new FileStore(keeper),
    callbacks: new Queries(settings.queryTtlMs),
    checkouts: new Queries(10_000),
    invoices: new InvoiceBook(keeper),
    limiter: new Limiter(settings.limits),
    faults,
    webAppQueries: new Map(),
  }
}

/** A new bot. Without a keeper nothing of it outlives the process. */
export function newBot(token: string, settings: Settings, serial: number, keeper: Keeper | null): Bot {
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
  const hooks = newHooks(settings.eventsKept)
  const log = new TrafficLog(settings.callLogSize)
  const memberIds = new MemberIds(keeper ? firstMemberIdAt(Date.now()) : FIRST_MEMBER_ID)
  const isCrowd = (memberId: number): boolean => memberIds.crowd.has(memberId)
  const onNewId = (): void => {
    if (keeper) keepCounters(keeper, () => bot.world)
  }
  const delivery = new Delivery({ settings, hooks, keeper, log, botId: id, isCrowd, onNewId })
  const bot: Bot = {
    token,
    settings,
    me,
    asSender,
    hooks,
    monitor: new Monitor({
      services: settings.services,
      wanted: () => hooks.event.watched,
      onChange: (services) => hooks.event.emit({ type: 'services', services }),
    }),
    crowd: null,
    keeper,
    world: newWorld(
      { settings, hooks, keeper },
      {
        delivery,
        log,
        memberIds,
        profile: newProfile(),
        lastMessageId: 0,
        albums: 0,
      },
    ),
  }
  return bot
}

/** Forgets everybody and everything, but not how the bot gets its updates, its commands, and where its ids stood. */
export function resetWorld(bot: Bot): void {
  const { delivery, callbacks, checkouts, log } = bot.world
  callbacks.stop()
  checkouts.stop()
  delivery.queue.clear()
  log.clear()
  bot.keeper?.clear(FORGOTTEN_BY_RESET)
  bot.world = newWorld(bot, bot.world)
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
  const { pushedOut } = member.log
  if (pushedOut !== null) forgetMessage(bot, member, pushedOut)
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
  keepMessage(bot, member, stored)
  const { event } = bot.hooks
  const told = member.crowd ? event.activeForCrowd : event.active
  if (!told && !member.waiters?.size) return
  const message: SeenMessage = seen(stored)
  member.waiters?.notice(message)
  if (told) tell(bot, member.crowd, { type: 'message', memberId: member.user.id, message, change })
}

/** Tells those who watch that a member came or changed. */
export function memberChanged(bot: Bot, member: MemberState): Member {
  keepMember(bot, member)
  const info = memberInfo(member)
  tell(bot, member.crowd, { type: 'member', member: info })
  return info
}

/** Tells those who watch. Of the crowd only those hear who want to. */
export function tell(bot: Bot, crowd: boolean, event: SandboxEvent): void {
  if (crowd) bot.hooks.event.emitOfCrowd(event)
  else bot.hooks.event.emit(event)
}
