import { askedRefunds, findMember, findPayment } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import type { Ask } from '../../domain/ask.js'
import {
  askedScreen,
  type PaymentData,
  paymentScreen,
  readPaymentData,
} from '../../domain/payment-screens.js'
import { words } from '../../domain/screen.js'
import { decline, refund } from '../../out/operations/premium.js'
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
        const payment = await decline(operations, orderOf(ask), paymentId)
        if (payment === null) return await reply.show(words(payments.unknown()))
        await tellDeclined(context, ask, payment.memberId)
        return await reply.show(words(payments.declined()))
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

async function tellDeclined(
  { db, publish }: HandlerContext,
  { trace, at }: Ask,
  memberId: number,
): Promise<void> {
  const { support } = t(nearestLang((await findMember(db, memberId))?.language))
  const screen = words(support.declined())
  await publish.envelope({
    key: `${trace}/declined`,
    trace,
    chatId: memberId,
    lane: 'live',
    decidedAt: at,
    action: { kind: 'send', ...screen },
  })
}
