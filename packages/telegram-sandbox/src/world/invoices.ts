import type { TelegramInvoice } from '@gramio/types'

/** An invoice as the bot made it. */
export interface InvoiceState {
  invoice: TelegramInvoice
  payload: string
  subscriptionPeriod: number | null
}

/** Invoices by link and by message, and the charges that were made. */
export interface InvoiceBook {
  byLink: Map<string, InvoiceState>
  byMessage: Map<number, InvoiceState>
  charges: Map<string, { userId: number; amount: number; payload: string; refunded: boolean; date: number }>
}

export function newInvoiceBook(): InvoiceBook {
  return { byLink: new Map(), byMessage: new Map(), charges: new Map() }
}
