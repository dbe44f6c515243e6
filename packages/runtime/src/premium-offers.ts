import { z } from 'zod'

/** What a member can buy. */
export interface PremiumOffer {
  /** Names it in invoices, buttons and the record: `30d`, `monthly`. */
  readonly id: string
  readonly days: number
  /** The price in Telegram Stars. */
  readonly stars: number
  /** A subscription that renews itself every 30 days; else the days are bought once. */
  readonly monthly: boolean
}

const MONTH_DAYS = 30
/** Telegram's bounds of an invoice, and of a subscription, in Stars. */
const MOST_STARS = { pack: 100_000, monthly: 10_000 } as const
const OFFER = /^(?:(?<days>[1-9]\d{0,3})d|monthly)=(?<stars>[1-9]\d{0,5})$/

/** Reads `7d=75,30d=200,monthly=150`: packs of days, and at most one subscription, with their prices in Stars. */
export const premiumOffers = z.string().transform((text, context): readonly PremiumOffer[] => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  const offers: PremiumOffer[] = []
  for (const [index, part] of text
    .split(',')
    .map((one) => one.trim())
    .entries()) {
    const which = `offer ${index + 1}`
    const { days, stars: price } = OFFER.exec(part)?.groups ?? {}
    if (price === undefined) return refuse(`${which}: expected days and Stars like 30d=200, or monthly=150`)
    const [monthly, stars] = [days === undefined, Number(price)]
    const most = monthly ? MOST_STARS.monthly : MOST_STARS.pack
    if (stars > most) return refuse(`${which}: more than the ${most} Stars that Telegram takes`)
    const id = part.slice(0, part.indexOf('='))
    if (offers.some((offer) => offer.id === id)) return refuse(`${which}: these days are offered before`)
    offers.push({ id, days: monthly ? MONTH_DAYS : Number(days), stars, monthly })
  }
  return offers
})
