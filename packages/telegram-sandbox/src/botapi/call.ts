import type { Call } from '../api.js'
import { accepted, refused } from '../http/answer.js'
import { readCall } from '../http/body.js'
import { memberIn } from '../members/inject.js'
import { methodNamed } from '../schema/bot-api.js'
import { type Bot, tell } from '../world/bot.js'
import { apply } from './apply-faults.js'
import type { CallContext } from './method.js'
import { methods } from './methods/index.js'
import type { Outcome } from './outcome.js'
import { Refusal } from './refusal.js'

/** One request to the Bot API, its body read. */
export interface Request {
  method: string
  query: string
  contentType: string
  body: Buffer
  /** Its `traceparent` header, when it has one. */
  traceparent: string | undefined
  /** Calls back when the caller has gone. */
  onGone(listener: () => void): void
}

interface InProgress {
  bot: Bot
  name: string
  params: Record<string, unknown>
  traceparent: string | undefined
  memberId: number | null
  receivedAt: number
  done(outcome: Outcome): void
}

const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/
const SENDS = /^(send(?!ChatAction)|copy|forward)/

/** Does one call of a bot: faults, validation, the method itself, log and listeners. */
export function call(bot: Bot, request: Request, done: (outcome: Outcome) => void): void {
  const receivedAt = performance.now()
  const name = methodNamed(request.method)
  if (name === null) {
    done({ kind: 'answer', answer: refused(new Refusal(404, 'Not Found: method not found')) })
    return
  }
  const { traceparent } = request
  const progress: InProgress = { bot, name, params: {}, traceparent, memberId: null, receivedAt, done }
  try {
    const { params, uploads } = readCall(name, request.query, request.contentType, request.body)
    progress.params = params
    progress.memberId = memberIdOf(bot, params)
    const faults = apply(bot.world.faults.striking(name, chatIdOf(params)))
    const context: CallContext = { bot, uploads, onGone: request.onGone }
    const act = (): void => {
      if (faults.instead) settle(progress, faults.instead)
      else perform(progress, context, faults.cutAfterwards)
    }
    if (faults.delayMs > 0) setTimeout(act, faults.delayMs)
    else act()
  } catch (error) {
    fail(progress, error)
  }
}

function perform(progress: InProgress, context: CallContext, cut: boolean): void {
  const succeed = (result: unknown): void => {
    noteSend(progress, result)
    settle(progress, cut ? { kind: 'cut' } : { kind: 'answer', answer: accepted(result) })
  }
  try {
    const method = methods.get(progress.name)
    if (!method) throw new Refusal(501, `sandbox: method ${progress.name} is not played`)
    const result = method.run(context, progress.params)
    if (result instanceof Promise) result.then(succeed, (error: unknown) => fail(progress, error))
    else succeed(result)
  } catch (error) {
    fail(progress, error)
  }
}

function fail(progress: InProgress, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error)
  const refusal =
    error instanceof Refusal ? error : new Refusal(500, `Internal Server Error: sandbox: ${why}`)
  settle(progress, { kind: 'answer', answer: refused(refusal) })
}

function settle(progress: InProgress, outcome: Outcome): void {
  log(progress, outcome)
  progress.done(outcome)
}

function chatIdOf(params: Record<string, unknown>): number | null {
  const id = Number(params.chat_id)
  return Number.isFinite(id) ? id : null
}

function noteSend({ bot, name, params, receivedAt }: InProgress, result: unknown): void {
  if (!bot.hooks.send.active || !SENDS.test(name)) return
  const first: unknown = Array.isArray(result) ? result[0] : result
  if (typeof first !== 'object' || first === null || !('message_id' in first)) return
  if (typeof first.message_id === 'number') {
    bot.hooks.send.emit(chatIdOf(params) ?? 0, name, params, first.message_id, receivedAt)
  }
}

/** The trace in a W3C `traceparent` header. */
function traceIdOf(traceparent: string | undefined): string | null {
  return traceparent === undefined ? null : (TRACEPARENT.exec(traceparent)?.[1] ?? null)
}

/** The member whose chat a call is for, or whose question it answers. */
function memberIdOf({ world }: Bot, params: Record<string, unknown>): number | null {
  if (params.chat_id !== undefined && Number(params.chat_id) > 0) return Number(params.chat_id)
  if (params.user_id !== undefined) return Number(params.user_id)
  const { callback_query_id: press, pre_checkout_query_id: checkout } = params
  if (typeof press === 'string') return world.callbacks.memberOf(press)
  return typeof checkout === 'string' ? world.checkouts.memberOf(checkout) : null
}

/** Whether a call is about simulated people only: it is for one of them, or fetches updates of none but them. */
function isOfCrowd({ bot, memberId, name }: InProgress, answer: unknown): boolean {
  const { crowd } = bot.world.memberIds
  if (crowd.size === 0) return false
  if (memberId !== null) return crowd.has(memberId)
  if (name !== 'getUpdates' || typeof answer !== 'object' || answer === null) return false
  const updates: unknown = Reflect.get(answer, 'result')
  if (!Array.isArray(updates) || updates.length === 0) return false
  return updates.every((update) => crowd.has(memberIn(update) ?? 0))
}

function log(progress: InProgress, outcome: Outcome): void {
  const { bot, name, params, traceparent, memberId, receivedAt } = progress
  const { hooks, world } = bot
  const { enabled } = world.log
  if (!enabled && !hooks.call.active && !hooks.event.active && !hooks.event.activeForCrowd) return
  const durationMs = performance.now() - receivedAt
  const answer = outcome.kind === 'answer' ? outcome.answer.body : null
  const entry: Call = {
    id: world.log.nextCallId(),
    method: name,
    params,
    status: outcome.kind === 'answer' ? outcome.answer.status : outcome.kind === 'cut' ? 0 : 502,
    answer,
    at: Date.now() - durationMs,
    durationMs,
    memberId,
    traceId: traceIdOf(traceparent),
  }
  const crowd = isOfCrowd(progress, answer)
  world.log.addCall(entry, crowd)
  hooks.call.emit(entry)
  tell(bot, crowd, { type: 'call', call: entry })
}
