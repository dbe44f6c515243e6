import type { Publisher } from '@anonchat/bus'
import type { AdminCommand } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import type { Asking } from '@anonchat/store'
import { Update } from '@anonchat/telegram/updates'
import { nearestLang, t } from '@anonchat/texts'
import type { Ask, Asked } from '../domain/ask.js'
import { readAsk } from '../domain/read-ask.js'
import { words } from '../domain/screen.js'
import type { Metrics } from '../metrics.js'
import type { FindAdmin } from '../out/admins.js'
import { replyTo } from '../out/reply.js'
import type { Catalog, Work } from './handler.js'

export interface CommandContext {
  readonly catalog: Catalog
  readonly findAdmin: FindAdmin
  readonly asking: Asking
  readonly publish: Publisher
  readonly metrics: Metrics
  readonly log: Logger
  readonly now: () => number
}

/**
 * Handles a command or button of an admin. The gateway has looked at ADMIN_IDS already; this looks again, because what
 * follows cannot be taken back. Who may not ask is answered by conversation, as anybody is.
 * @returns the handler's name, for traces
 */
export async function onAdminCommand(context: CommandContext, command: AdminCommand): Promise<string> {
  const { findAdmin, publish, metrics, log, now } = context
  const began = performance.now()
  const { adminId, trace, receivedAt: at } = command
  const parsed = Update.safeParse(command.update)
  const asked = parsed.success ? readAsk(parsed.data, adminId) : null
  const admin = asked === null ? null : await findAdmin(adminId)
  if (!parsed.success || asked === null || admin === null) {
    metrics.refused()
    log.warn({ trace }, 'somebody who may not act as an admin tried to')
    await handBack(publish, command)
    return 'refused'
  }
  const { message, callback_query } = parsed.data
  const lang = nearestLang(admin.language ?? (message ?? callback_query)?.from?.language_code)
  const about = { trace, adminId, at, lang, texts: t(lang), update: parsed.data }
  // Waited for only in the end: while Redis is away an order still gets as far as the record.
  const givenUp = asked.kind === 'plain' ? null : giveUp(context, about, asked)
  givenUp?.catch(() => undefined)
  const ask = await resolve(context.asking, about, asked)
  const work = ask === null ? null : await begin(context, ask)
  if (ask === null || (work === null && ask.kind === 'answer')) {
    // The question is over, or was never asked: these words are meant for a partner.
    await handBack(publish, command)
    return 'handed back'
  }
  await work?.()
  await givenUp
  const handler = Object.hasOwn(context.catalog, ask.name) ? ask.name : 'other'
  metrics.handled(handler, work === null ? 'old' : 'done', (performance.now() - began) / 1_000)
  log.debug({ trace, handler, ms: now() - at }, 'handled')
  return handler
}

type About = Omit<Extract<Ask, { kind: 'answer' }>, 'kind' | 'name' | 'data' | 'messageId'>

/** Who asks for something else has given up what they were asked: their next words are meant for a partner again. */
async function giveUp(
  { asking, catalog, now }: CommandContext,
  { adminId, at }: About,
  { kind, name }: Exclude<Asked, { kind: 'plain' }>,
): Promise<void> {
  const stays = kind === 'button' && Object.hasOwn(catalog, name) && catalog[name]?.keepsQuestion === true
  await asking.giveUp(adminId, Math.max(0, now() - at), stays ? `${name}:` : undefined)
}

/** A plain message is the answer to what this admin was asked last; null when that is nothing. */
async function resolve(asking: Asking, about: About, asked: Asked): Promise<Ask | null> {
  if (asked.kind !== 'plain') return { ...about, ...asked }
  const question = await asking.asked(about.adminId)
  if (question === null) return null
  const colon = `${question}:`.indexOf(':')
  const [name, data] = [question.slice(0, colon), question.slice(colon + 1)]
  return { ...about, kind: 'answer', name, data, messageId: asked.messageId }
}

/** Answers a button at once, before anything that may take its time, and says what is to be done. */
async function begin({ catalog, publish, now }: CommandContext, ask: Ask): Promise<Work | null> {
  const handler = Object.hasOwn(catalog, ask.name) ? catalog[ask.name] : undefined
  const reply = replyTo(publish, ask, now())
  const { admin } = ask.texts
  if (ask.kind === 'command') {
    const run = handler?.command
    if (run === undefined) return () => reply.say(words(admin.unknownCommand()))
    return () => run(ask, reply)
  }
  if (ask.kind === 'answer') return handler?.answer?.(ask, reply) ?? null
  const work = handler?.button?.(ask, reply) ?? null
  const answer = {
    kind: 'callback',
    trace: ask.trace,
    decidedAt: now(),
    callbackQueryId: ask.callbackQueryId,
  } as const
  const old = work === null ? { text: ask.texts.general.oldButton() } : {}
  await publish.answer({ ...answer, ...old }, `${ask.trace}/answer`)
  return work
}

/** To the mailbox in which it would be if the bot knew no admins: the answer is then what everybody gets. */
async function handBack(publish: Publisher, command: AdminCommand): Promise<void> {
  const { trace, botId, updateId, receivedAt, update, adminId: memberId } = command
  const event = { type: 'update', memberId, trace, botId, updateId, receivedAt, update } as const
  await publish.memberEvent(event, trace)
}
