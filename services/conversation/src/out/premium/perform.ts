import { createHash } from 'node:crypto'
import { askRefund, recordRefund, setRenewal } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import type { Turn } from '../../domain/decision.js'
import { type PremiumEffect, say, showAgain } from '../../domain/effect.js'
import { readPayload } from '../../domain/invoice.js'
import { PREMIUM_DATA } from '../../domain/premium-buttons.js'
import type { GivenBack, Paid } from '../../domain/premium-input.js'
import { premiumButton } from '../../domain/premium-screens.js'
import { inline, type Screen, words } from '../../domain/screen.js'
import { type LengthenContext, lengthenRoom } from './lengthen.js'
import type { ClaimRefusal, PremiumProvider, Taken } from './provider.js'
import type { Tries } from './tries.js'

export interface PremiumContext extends LengthenContext {
  readonly stars: PremiumProvider<Paid>
  /** By the first word of what is handed in; `local` takes what no other one does. */
  readonly claims: {
    readonly local: PremiumProvider<string>
    readonly others: readonly PremiumProvider<string>[]
  }
  readonly tries: Tries
  /** Telegram ids of the admins, who are told when money is asked back. */
  readonly admins: readonly number[]
}

/** What is done about premium. The words follow from what the record says, so that a repetition says the same. */
export async function performPremium(
  context: PremiumContext,
  turn: Turn,
  effect: PremiumEffect,
): Promise<void> {
  switch (effect.kind) {
    case 'record-payment':
      return await takePayment(context, turn, effect.paid)
    case 'record-refund':
      return await takeRefund(context, turn, effect.back)
    case 'redeem':
      return await redeem(context, turn, effect.words)
    case 'premium-granted':
      return await granted(context, turn, `granted-${nameOf(effect.transactionId)}`, effect.screen)
    case 'set-renewal':
      return await changeRenewal(context, turn, effect)
    case 'tell-end':
      return await tellEnd(context, turn, effect)
    case 'ask-refund':
      return await passRefund(context, turn, effect)
  }
}

/** A short name for what may be long, or is nobody's business in a key. */
const nameOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32)

/** Says something under a key of its own, whatever event brings it. */
async function tell({ bus }: PremiumContext, turn: Turn, key: string, screen: Screen): Promise<void> {
  const { memberId: chatId, trace, now: decidedAt } = turn
  await bus.envelope({ key, trace, chatId, lane: 'live', decidedAt, action: { kind: 'send', ...screen } })
}

/** Days were added: the profile says so from now on, a running room is longer, and the member is told. */
async function granted(context: PremiumContext, turn: Turn, key: string, screen: Screen): Promise<void> {
  const { memberId } = turn
  await context.profiles.forget(memberId)
  await tell(context, turn, key, screen)
  await lengthenRoom(context, turn, await context.sessions.read(memberId))
}

async function takePayment(context: PremiumContext, turn: Turn, paid: Paid): Promise<void> {
  const { premium, buttons } = turn.texts
  const taken = await context.stars.take(turn.memberId, paid, new Date(turn.now))
  const key = `paid-${nameOf(paid.chargeId)}`
  if (taken.kind === 'granted' || taken.kind === 'known') {
    const text = paid.isRecurring && !paid.isFirst ? premium.renewed : premium.paid
    return await granted(context, turn, key, words(text({ until: taken.end })))
  }
  const help = inline([{ text: buttons.paySupport, data: PREMIUM_DATA.paySupport }])
  await tell(context, turn, key, words(premium.paidUnknown(), help))
}

async function takeRefund(
  context: PremiumContext,
  turn: Turn,
  { chargeId, payment }: GivenBack,
): Promise<void> {
  const { memberId, now, texts, lang } = turn
  const unknown =
    payment === null
      ? null
      : {
          offer: readPayload(payment.payload)?.offer ?? 'unknown',
          amount: payment.amount,
          currency: payment.currency,
        }
  const recorded = await recordRefund(context.db, { memberId, chargeId, unknown, at: new Date(now) })
  await context.profiles.forget(memberId)
  if (recorded.kind === 'unknown') return
  const { until } = recorded
  const text = until === null ? texts.premium.refundedNone() : texts.premium.refundedLeft({ until })
  await tell(context, turn, `refunded-${nameOf(chargeId)}`, words(text, premiumButton(lang)))
}

/** What stands for a wrong guess, and not for a fault of ours or the store's. */
const isGuess = (why: ClaimRefusal): boolean => why !== 'no-answer' && why !== 'no-provider'

async function redeem(context: PremiumContext, turn: Turn, claim: string): Promise<void> {
  const { memberId, key, texts, now } = turn
  const told = `${key}/redeemed`
  const seconds = await context.tries.waitFor(memberId, key)
  if (seconds !== null)
    return await tell(context, turn, told, words(texts.redeem.tooMany({ time: { seconds } })))
  const taken = await claimOf(context, memberId, claim, new Date(now))
  switch (taken.kind) {
    case 'granted':
    case 'known': {
      const { days, end } = taken
      return await granted(context, turn, told, words(texts.premium.granted({ days, until: end })))
    }
    case 'nothing':
      return
    case 'refused':
      if (isGuess(taken.why)) await context.tries.failed(memberId, key)
      return await tell(context, turn, told, words(refusalText(turn, taken.why)))
  }
}

function claimOf({ claims }: PremiumContext, memberId: number, claim: string, at: Date): Promise<Taken> {
  const [first = '', ...rest] = claim.split(/\s+/)
  const other = claims.others.find(({ name }) => name === first.toLowerCase())
  return other === undefined
    ? claims.local.take(memberId, claim, at)
    : other.take(memberId, rest.join(' '), at)
}

function refusalText({ texts: { redeem: said } }: Turn, why: ClaimRefusal): string {
  switch (why) {
    case 'unknown':
      return said.unknown()
    case 'used':
      return said.used()
    case 'expired':
      return said.expired()
    case 'no-provider':
      return said.noProvider()
    case 'unknown-product':
      return said.unknownProduct()
    case 'not-paid':
      return said.notPaid()
    case 'no-answer':
      return said.noAnswer()
  }
}

async function changeRenewal(
  context: PremiumContext,
  turn: Turn,
  { chargeId, what }: Extract<PremiumEffect, { kind: 'set-renewal' }>,
): Promise<void> {
  const { memberId, now, key } = turn
  const { premium } = turn.texts
  const told = `${key}/renewal`
  if (what === 'failed') return await tell(context, turn, told, words(premium.renewalFailed()))
  const change = { memberId, chargeId, renews: what === 'resumed', at: new Date(now) }
  const until = await setRenewal(context.db, change)
  if (until === null) return await tell(context, turn, told, words(premium.noSubscription()))
  const text = what === 'resumed' ? premium.renewalResumed({ until }) : premium.renewalStopped({ until })
  await tell(context, turn, told, words(text))
}

async function tellEnd(
  context: PremiumContext,
  turn: Turn,
  { until, ended }: Extract<PremiumEffect, { kind: 'tell-end' }>,
): Promise<void> {
  const { memberId, key, texts, lang } = turn
  const record = await context.profiles.fresh(memberId)
  // Prolonged, or given back, since it was due.
  if (record?.premiumUntil?.getTime() !== until) return
  const text = ended ? texts.premium.ended() : texts.premium.endsSoon({ until: new Date(until) })
  await tell(context, turn, `${key}/end`, words(text, premiumButton(lang)))
}

async function passRefund(
  context: PremiumContext,
  turn: Turn,
  { paymentId, messageId }: Extract<PremiumEffect, { kind: 'ask-refund' }>,
): Promise<void> {
  const { memberId, now, texts, trace, key } = turn
  const { db, bus, profiles, sessions, admins } = context
  const userId = (await profiles.get(memberId))?.userId
  const asked = userId === undefined ? null : await askRefund(db, { userId, paymentId, at: new Date(now) })
  const said = showAgain(
    memberId,
    messageId,
    words(asked === null ? texts.support.nothingToAsk() : texts.support.asked()),
  )
  if (said.kind === 'envelope')
    await bus.envelope({
      key: `${key}/asked`,
      trace,
      chatId: memberId,
      lane: 'live',
      decidedAt: now,
      action: said.action,
    })
  if (asked === null) return
  const { amount: stars, paidAt } = asked
  for (const adminId of admins) {
    const { support, buttons } = t(nearestLang((await sessions.read(adminId)).lang))
    const about = support.toAdmin({ payment: paymentId, stars, on: { day: paidAt } })
    const look = inline([{ text: buttons.paySupport, data: `admin:payments:${paymentId}` }])
    const screen = say(adminId, words(about, look))
    if (screen.kind === 'envelope')
      await bus.envelope({
        key: `refund-${paymentId}-${Math.floor(asked.refundAskedAt.getTime() / 1_000)}/${adminId}`,
        trace,
        chatId: adminId,
        lane: 'live',
        decidedAt: now,
        action: screen.action,
      })
  }
}
