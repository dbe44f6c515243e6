import { lastPayments } from '@anonchat/store'
import type { ButtonAsk } from '../../../domain/ask.js'
import { GRANT_DAYS, grantScreen } from '../../../domain/ban-screens.js'
import { noteScreen } from '../../../domain/card-screen.js'
import { paymentsScreen } from '../../../domain/payment-screens.js'
import type { Order } from '../../../out/operations/context.js'
import { givePremium } from '../../../out/operations/premium.js'
import type { HandlerContext } from '../context.js'
import { orderOf } from '../outcome.js'
import type { VerbHandler } from './verb.js'

const LAST = 10

/** A name for what the buttons of a screen order; the update that asked for the screen is there once. */
const newName = ({ update }: ButtonAsk): string => update.update_id.toString(36)

/** Each press is an update of its own: what is ordered once has its name from the screen. */
function giftOf(ask: ButtonAsk, name: string | undefined): Order {
  const order = orderOf(ask)
  return name === undefined ? order : { ...order, trace: `gift-${ask.adminId}-${name}` }
}

/** Premium as a gift in two presses, and what the member paid; a payment is looked at and given back by /admin_payments. */
export const payVerbs = (context: HandlerContext) =>
  ({
    grant: (ask, reply, [text, name]) => {
      if (text === undefined) return async (of) => await reply.show(grantScreen(ask.texts, of, newName(ask)))
      const days = GRANT_DAYS.find((one) => String(one) === text)
      if (days === undefined) return null
      return async (of) => {
        const { members } = ask.texts
        const outcome = await givePremium(context.operations, giftOf(ask, name), of, days)
        const done =
          outcome.kind === 'done'
            ? members.grantDone({ id: String(outcome.memberId), until: outcome.until })
            : members.gone()
        await reply.show(noteScreen(ask.texts, done, of.userId))
      }
    },
    payments: (ask, reply) => async (of) =>
      await reply.show(paymentsScreen(ask.texts, of, await lastPayments(context.db, of.userId, LAST))),
  }) satisfies Record<string, VerbHandler>
