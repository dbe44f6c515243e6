import { invoiceKey, type Redis } from '@anonchat/store'
import { invoiceParams, type Telegram } from '@anonchat/telegram'
import type { Lang } from '@anonchat/texts'
import { z } from 'zod'
import { INVOICE_LIFE_MS, type Offer, writePayload } from '../../domain/invoice.js'
import { invoiceTexts } from '../../domain/premium-screens.js'

/** A link that is shown from the cache can still be paid for as long. */
const TTL_SECONDS = INVOICE_LIFE_MS / 2_000
/** A member waits for it, and all of their partition with them. */
const ASK_TIMEOUT_MS = 3_000
const MONTH_SECONDS = 2_592_000

/** Where a subscription is paid: Telegram makes one only by a link. Null when Telegram does not answer. */
export type InvoiceLink = (offer: Offer, lang: Lang, now: number) => Promise<string | null>

/** Links name nobody, so that one serves all who read the same language. */
export const openInvoiceLinks =
  (telegram: Telegram, redis: Redis): InvoiceLink =>
  async (offer, lang, now) => {
    const key = invoiceKey(`${offer.id}-${offer.days}-${offer.stars}`, lang)
    const known = await redis.get(key)
    if (known !== null) return known
    const { stars } = offer
    const invoice = { ...invoiceTexts(lang, offer), payload: writePayload(offer, now), stars }
    const params = { ...invoiceParams(invoice), subscription_period: MONTH_SECONDS }
    try {
      const answer = await telegram.call('createInvoiceLink', params, { timeoutMs: ASK_TIMEOUT_MS })
      const link = z.url().parse(answer)
      await redis.set(key, link, 'EX', TTL_SECONDS)
      return link
    } catch {
      return null
    }
  }
