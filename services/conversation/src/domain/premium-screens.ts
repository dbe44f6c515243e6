import type { InlineButton } from '@anonchat/contracts'
import type { PaymentView, Subscription } from '@anonchat/store'
import { type Lang, type Texts, t } from '@anonchat/texts'
import type { PremiumRule } from './decision.js'
import type { Offer } from './invoice.js'
import { PREMIUM_DATA } from './premium-buttons.js'
import type { FilterName } from './profile.js'
import { FILTER_NAMES } from './profile.js'
import { inline, type Screen, words } from './screen.js'

/** Until when somebody has premium. */
export type Premium = Date | 'forever' | null

export interface PremiumScreenFacts {
  readonly premium: Premium
  readonly subscription: Subscription | null
  readonly subscribeUrl: string | null
}

const seconds = (ms: number) => ({ seconds: ms / 1_000 })

const givesText = ({ premium }: Texts, rule: PremiumRule, free: readonly FilterName[]): string =>
  [
    ...(FILTER_NAMES.every((name) => free.includes(name)) ? [] : [premium.givesFilters()]),
    premium.givesTime({ long: seconds(rule.premiumMs), short: seconds(rule.freeMs) }),
    premium.givesCalls(),
    ...(rule.hasPriority ? [premium.givesPriority()] : []),
  ].join('\n')

function stateText({ premium: texts }: Texts, { premium, subscription }: PremiumScreenFacts): string {
  const has =
    premium === null
      ? texts.none()
      : premium === 'forever'
        ? texts.forever()
        : texts.until({ until: premium })
  if (subscription === null) return has
  const renewal = subscription.isCancelled
    ? texts.renewsNot()
    : texts.renews({ on: { day: subscription.until } })
  return `${has}\n${renewal}`
}

const offerText = ({ premium }: Texts, { days, stars, monthly }: Offer): string =>
  monthly ? premium.monthly({ days, stars }) : premium.pack({ days, stars })

/** A subscription is paid by a link; where Telegram did not give one, the button asks again. */
function offerButton(texts: Texts, offer: Offer, subscribeUrl: string | null): InlineButton {
  const text = offerText(texts, offer)
  return offer.monthly && subscribeUrl !== null
    ? { text, url: subscribeUrl }
    : { text, data: PREMIUM_DATA.buy(offer.id) }
}

/** What premium gives, until when one has it, and what it costs. */
export function premiumScreen(
  lang: Lang,
  rule: PremiumRule,
  free: readonly FilterName[],
  facts: PremiumScreenFacts,
): Screen {
  const texts = t(lang)
  const { premium, buttons } = texts
  const { subscription, subscribeUrl } = facts
  const text = [
    premium.title(),
    givesText(texts, rule, free),
    stateText(texts, facts),
    premium.choose(),
  ].join('\n\n')
  // Whoever has a subscription is not charged for a second one.
  const offers = rule.offers.filter(({ monthly }) => !monthly || subscription === null)
  const renewal =
    subscription === null
      ? []
      : [
          [
            {
              text: subscription.isCancelled ? buttons.resumeRenewal : buttons.stopRenewal,
              data: PREMIUM_DATA.renewal(subscription.isCancelled),
            },
          ],
        ]
  return words(
    text,
    inline(...offers.map((offer) => [offerButton(texts, offer, subscribeUrl)]), ...renewal, [
      { text: buttons.gift, data: PREMIUM_DATA.gift },
      { text: buttons.paySupport, data: PREMIUM_DATA.paySupport },
    ]),
  )
}

/** The button that leads to the offers. */
export const premiumButton = (lang: Lang) =>
  inline([{ text: t(lang).buttons.premium, data: PREMIUM_DATA.premium }])

/** What an invoice says; Telegram takes titles of up to 32 characters and descriptions of up to 255. */
export function invoiceTexts(lang: Lang, offer: Offer) {
  const { premium } = t(lang)
  const { days, monthly } = offer
  return {
    title: premium.invoiceTitle({ days }),
    description: monthly ? premium.invoiceMonthly({ days }) : premium.invoicePack({ days }),
    label: premium.invoiceTitle({ days }),
  }
}

/** Enough of a charge's id to find it by, and too little to do anything with it. */
export const shortCharge = (chargeId: string): string => `${chargeId.slice(0, 8)}…${chargeId.slice(-4)}`

/** How to get help about payments, with the last ones and a way to ask for the money back. */
export function paySupportScreen(
  lang: Lang,
  payments: readonly PaymentView[],
  contact: string | null,
): Screen {
  const { support, buttons } = t(lang)
  const contacts = contact === null ? [] : [support.contact({ contact })]
  if (payments.length === 0) return words([support.about(), support.none(), ...contacts].join('\n\n'))
  const line = (payment: PaymentView): string => {
    const { paidAt, amount, chargeId, isRefunded, refundAskedAt } = payment
    const state = isRefunded ? 'refunded' : refundAskedAt === null ? 'paid' : 'asked'
    return support.payment({ on: { day: paidAt }, stars: amount, charge: shortCharge(chargeId), state })
  }
  const open = payments.filter(({ isRefunded, refundAskedAt }) => !isRefunded && refundAskedAt === null)
  const rows = open.map(({ paymentId, paidAt, amount }): InlineButton[] => [
    {
      text: support.askButton({ on: { day: paidAt }, stars: amount }),
      data: PREMIUM_DATA.askRefund(paymentId),
    },
  ])
  const text = [support.about(), payments.map(line).join('\n'), ...contacts].join('\n\n')
  return words(text, inline(...rows, [{ text: buttons.premium, data: PREMIUM_DATA.premium }]))
}
