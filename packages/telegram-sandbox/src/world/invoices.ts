import type { TelegramInvoice } from '@gramio/types'
import type { Keeper } from '../store/keeper.js'

/** An invoice as the bot made it. */
export interface InvoiceState {
  invoice: TelegramInvoice
  payload: string
  subscriptionPeriod: number | null
}

/** A payment that was made. */
export interface Charge {
  userId: number
  amount: number
  payload: string
  refunded: boolean
  date: number
  /** Of a subscription: the charge that began it, by which it is edited too. */
  first?: string
  /** On the first charge: the bot or the member ended the renewal. */
  cancelled?: boolean
}

/** Invoices by link and by message, and the charges that were made. */
export class InvoiceBook {
  readonly byLink = new Map<string, InvoiceState>()
  readonly byMessage = new Map<number, InvoiceState>()
  readonly charges = new Map<string, Charge>()

  constructor(private readonly keeper: Keeper | null) {}

  addLink(link: string, invoice: InvoiceState): void {
    this.byLink.set(link, invoice)
    this.keeper?.put(`invoice-link/${link}`, () => invoice)
  }

  addMessage(messageId: number, invoice: InvoiceState): void {
    this.byMessage.set(messageId, invoice)
    this.keeper?.put(`invoice-message/${messageId}`, () => invoice)
  }

  /** Adds a charge, or keeps what changed of it. */
  setCharge(id: string, charge: Charge): void {
    this.charges.set(id, charge)
    this.keeper?.put(`charge/${id}`, () => charge)
  }
}
