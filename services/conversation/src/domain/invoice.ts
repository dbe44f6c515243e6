/** What a member can buy, as the operator set it. */
export interface Offer {
  readonly id: string
  readonly days: number
  /** The price in Telegram Stars. */
  readonly stars: number
  /** A subscription that renews itself every 30 days. */
  readonly monthly: boolean
}

/** What an invoice promised: holds when it is paid, whatever has become of the offers. */
export interface Promised {
  readonly offer: string
  readonly days: number
  readonly stars: number
  /** When the invoice was made (ms). */
  readonly madeAt: number
}

/** An invoice that was made before prices changed may be paid for so long. */
export const INVOICE_LIFE_MS = 24 * 3_600_000

const PAYLOAD = /^premium:(?<offer>\w{1,16}):(?<days>[1-9]\d{0,3}):(?<stars>[1-9]\d{0,5}):(?<made>\d{1,12})$/

/** What an invoice carries: Telegram gives it back with the payment, and shows it to nobody. At most 128 bytes. */
export const writePayload = ({ id, days, stars }: Offer, madeAt: number): string =>
  `premium:${id}:${days}:${stars}:${Math.floor(madeAt / 1_000)}`

/** Null for what no invoice of ours carries. */
export function readPayload(payload: string): Promised | null {
  const { offer, days, stars, made } = PAYLOAD.exec(payload)?.groups ?? {}
  if (offer === undefined) return null
  return { offer, days: Number(days), stars: Number(stars), madeAt: Number(made) * 1_000 }
}

/** Whether an invoice may still be paid: it is young, or says what is offered now. */
export const isHonoured = (promised: Promised, offers: readonly Offer[], now: number): boolean =>
  promised.madeAt + INVOICE_LIFE_MS > now ||
  offers.some(
    ({ id, days, stars }) => id === promised.offer && days === promised.days && stars === promised.stars,
  )
