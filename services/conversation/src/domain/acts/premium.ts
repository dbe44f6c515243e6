import { moneyLane } from '@anonchat/contracts'
import { act, type Decision, effects, type Facts, leaving, type Turn } from '../decision.js'
import { type Effect, editPressed, say } from '../effect.js'
import { writePayload } from '../invoice.js'
import { PREMIUM_DATA } from '../premium-buttons.js'
import { invoiceTexts, type Premium, paySupportScreen, premiumScreen } from '../premium-screens.js'
import { isPremium, isRegistered } from '../profile.js'
import { inline, type Screen, words } from '../screen.js'
import { welcome } from './registration.js'

type ScreenFacts = Pick<Facts, 'record' | 'subscription' | 'subscribeUrl'>

const premiumOf = ({ record }: ScreenFacts, now: number): Premium =>
  record === null || !isPremium(record, now) ? null : (record.premiumUntil ?? 'forever')

const screen = ({ lang, limits, now }: Turn, facts: ScreenFacts): Screen =>
  premiumScreen(lang, limits.premium, limits.freeFilters, { ...facts, premium: premiumOf(facts, now) })

const SCREEN_FACTS = ['gate', 'record', 'subscription', 'subscribeUrl'] as const

export const premium = act(SCREEN_FACTS, (turn, facts) => {
  if (!isRegistered(facts.record)) return welcome.decide(turn, facts)
  return leaving(turn, say(turn.memberId, screen(turn, facts)))
})

/** A pack is paid by an invoice in the chat. What is no longer offered, and a subscription, is shown with the offers. */
export const buy = act(SCREEN_FACTS, (turn, facts): Decision => {
  const { input, lang, limits, memberId, now, texts } = turn
  if (!isRegistered(facts.record)) return welcome.decide(turn, facts)
  if (input.kind !== 'buy button') return effects()
  const offer = limits.premium.offers.find(({ id }) => id === input.offer)
  if (offer === undefined)
    return leaving(turn, say(memberId, words(texts.premium.offerGone())), say(memberId, screen(turn, facts)))
  if (!offer.monthly)
    return leaving(turn, {
      kind: 'envelope',
      chatId: memberId,
      action: {
        kind: 'invoice',
        ...invoiceTexts(lang, offer),
        payload: writePayload(offer, now),
        stars: offer.stars,
      },
    })
  const isShown = facts.subscribeUrl !== null || facts.subscription !== null
  return leaving(turn, say(memberId, isShown ? screen(turn, facts) : words(texts.premium.tryLater())))
})

/** Telegram changes it, and says so by an event of its own. */
export const changeRenewal = act(['subscription'], (turn, { subscription }) => {
  const { input, memberId, texts } = turn
  if (input.kind !== 'renewal button') return effects()
  if (subscription === null) return effects(say(memberId, words(texts.premium.noSubscription())))
  const { renews } = input
  if (renews !== subscription.isCancelled) return effects(say(memberId, words(texts.premium.renewalSame())))
  return effects(
    {
      kind: 'envelope',
      chatId: moneyLane(memberId),
      action: { kind: 'edit-subscription', memberId, chargeId: subscription.chargeId, renews },
    },
    say(memberId, words(texts.premium.renewalAsked())),
  )
})

export const takePayment = act([], ({ input }) =>
  input.kind === 'payment' ? effects({ kind: 'record-payment', paid: input.paid }) : effects(),
)

export const takeRefund = act([], ({ input }) =>
  input.kind === 'refund' ? effects({ kind: 'record-refund', back: input.back }) : effects(),
)

export const tellGranted = act([], ({ input, texts }) => {
  if (input.kind !== 'premium granted') return effects()
  const { transactionId, days, until } = input
  const told = words(texts.premium.granted({ days, until: new Date(until) }))
  return effects({ kind: 'premium-granted', transactionId, screen: told })
})

export const tellRenewal = act([], ({ input }) =>
  input.kind === 'renewal changed'
    ? effects({ kind: 'set-renewal', chargeId: input.chargeId, what: input.what })
    : effects(),
)

export const tellEnd = act([], ({ input }) => {
  if (input.kind !== 'premium ends' && input.kind !== 'premium ended') return effects()
  return effects({ kind: 'tell-end', until: input.until, ended: input.kind === 'premium ended' })
})

const redeemed = (turn: Turn): readonly Effect[] => {
  const { input, memberId, texts, limits } = turn
  const asked = input.kind === '/redeem' || input.kind === 'gift link' ? input.words : ''
  if (asked !== '') return [{ kind: 'redeem', words: asked }]
  const how = limits.premium.takesMyket ? texts.redeem.howWithMyket() : texts.redeem.how()
  return [say(memberId, words(how))]
}

export const redeem = act([], (turn) => leaving(turn, ...redeemed(turn)))

/** A newcomer who was given a link has the days before the first question is answered. */
export const redeemFirst = act(['gate'], (turn, facts): Decision => {
  const decided = welcome.decide(turn, facts)
  if (decided.kind !== 'move') return decided
  return { ...decided, effects: (outcome) => [...decided.effects(outcome), ...redeemed(turn)] }
})

export const paySupport = act(['payments'], ({ lang, limits, memberId }, { payments }) =>
  effects(say(memberId, paySupportScreen(lang, payments, limits.supportContact))),
)

/** Asks first whether it is meant: days go with the money. */
export const askRefund = act(['payments'], (turn, { payments }) => {
  const { input, memberId, texts } = turn
  if (input.kind !== 'ask refund button') return effects()
  const { paymentId, isSure, messageId } = input
  const payment = payments.find((one) => one.paymentId === paymentId)
  if (payment === undefined || payment.isRefunded || payment.refundAskedAt !== null)
    return effects(say(memberId, words(texts.support.nothingToAsk())))
  if (isSure) return effects({ kind: 'ask-refund', paymentId, messageId })
  const sure = { text: texts.buttons.askRefund, data: PREMIUM_DATA.askRefundSure(paymentId) }
  const keep = { text: texts.buttons.keepPremium, data: PREMIUM_DATA.paySupport }
  const question = words(texts.support.sure({ stars: payment.amount }), inline([sure], [keep]))
  return effects(messageId === null ? say(memberId, question) : editPressed(memberId, messageId, question))
})
