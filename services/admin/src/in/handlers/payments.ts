import { askedRefunds, findPayment } from '@anonchat/store'
import type { Ask } from '../../domain/ask.js'
import {
  askedScreen,
  type PaymentData,
  paymentScreen,
  readPaymentData,
} from '../../domain/payment-screens.js'
import { words } from '../../domain/screen.js'
import { decline, refund } from '../../out/operations/payments.js'
import type { Reply } from '../../out/reply.js'
import type { AdminHandler } from '../handler.js'
import type { HandlerContext } from './context.js'
import { orderOf } from './outcome.js'

const MOST = 20

/** /admin_payments [number]: who asks for their money back, and what is decided. */
export function paymentsHandler(context: HandlerContext): AdminHandler {
  const { db, operations } = context
  const show = async (ask: Ask, reply: Reply, paymentId: number): Promise<void> => {
    const payment = await findPayment(db, paymentId)
    await reply.show(
      payment === null ? words(ask.texts.payments.unknown()) : paymentScreen(ask.texts, payment),
    )
  }
  const act = async (ask: Ask, reply: Reply, { paymentId, what }: PaymentData): Promise<void> => {
    const { payments } = ask.texts
    switch (what) {
      case 'show':
        return await show(ask, reply, paymentId)
      case 'refund': {
        const outcome = await refund(operations, orderOf(ask), paymentId)
        const said = {
          asked: payments.refunding,
          'refunded-before': payments.refundedBefore,
          unknown: payments.unknown,
        }[outcome]
        return await reply.show(words(said()))
      }
      case 'decline': {
        const outcome = await decline(operations, orderOf(ask), paymentId)
        const said = outcome === 'declined' ? payments.declined : payments.unknown
        return await reply.show(words(said()))
      }
    }
  }
  return {
    command: async (ask, reply) => {
      if (/^\d{1,10}$/.test(ask.words)) return await show(ask, reply, Number(ask.words))
      await reply.say(askedScreen(ask.texts, await askedRefunds(db, MOST)))
    },
    button: (ask, reply) => {
      const data = readPaymentData(ask.data)
      return data === null ? null : () => act(ask, reply, data)
    },
  }
}
