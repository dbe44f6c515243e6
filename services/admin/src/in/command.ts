import type { Publisher } from '@anonchat/bus'
import type { AdminCommand } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import { Update } from '@anonchat/telegram/updates'
import { nearestLang, t } from '@anonchat/texts'
import type { Ask } from '../domain/ask.js'
import { readAsk } from '../domain/read-ask.js'
import { words } from '../domain/screen.js'
import type { Metrics } from '../metrics.js'
import type { FindAdmin } from '../out/admins.js'
import { replyTo } from '../out/reply.js'
import type { Catalog, Work } from './handler.js'

export interface CommandContext {
  readonly catalog: Catalog
  readonly findAdmin: FindAdmin
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
    if (asked !== null) {
      metrics.refused()
      log.warn({ trace }, 'somebody who may not act as an admin tried to')
    }
    await handBack(publish, command)
    return 'refused'
  }
  const { message, callback_query } = parsed.data
  const lang = nearestLang(admin.language ?? (message ?? callback_query)?.from?.language_code)
  const about = { trace, adminId, at, lang, texts: t(lang), update: parsed.data }
  const ask: Ask = { ...about, ...asked }
  const work = await begin(context, ask)
  const outcome = work === null ? (ask.kind === 'button' ? 'old' : 'unknown') : 'done'
  await work?.()
  const known = Object.hasOwn(context.catalog, ask.name) ? ask.name : 'other'
  metrics.handled(known, outcome, (performance.now() - began) / 1_000)
  log.debug({ trace, handler: known, outcome, ms: now() - at }, 'handled')
  return known
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
