import { lastPayments } from '@anonchat/store'
import { GRANT_DAYS, grantScreen } from '../../../domain/ban-screens.js'
import { noteScreen } from '../../../domain/card-screen.js'
import { paymentsScreen } from '../../../domain/payment-screens.js'
import { givePremium } from '../../../out/operations/premium.js'
import type { HandlerContext } from '../context.js'
import { orderOf } from '../outcome.js'
import type { VerbHandler } from './verb.js'

const LAST = 10

/** Premium as a gift in two presses, and what the member paid; a payment is looked at and given back by /admin_payments. */
export const payVerbs = (context: HandlerContext) =>
  ({
    grant: (ask, reply, [text]) => {
      if (text === undefined) return async (of) => await reply.show(grantScreen(ask.texts, of))
      const days = GRANT_DAYS.find((one) => String(one) === text)
      if (days === undefined) return null
      return async (of) => {
        const { members } = ask.texts
        const outcome = await givePremium(context.operations, orderOf(ask), of, days)
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
