import type { Publisher } from '@anonchat/bus'
import type { Checkout } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import { type Database, findSubscription, type Sessions } from '@anonchat/store'
import { PreCheckoutQuery } from '@anonchat/telegram/updates'
import { nearestLang, t } from '@anonchat/texts'
import { z } from 'zod'
import { type Buyer, type Refusal, refusalOf } from '../domain/checkout.js'
import type { Limits } from '../domain/decision.js'
import { isRegistered } from '../domain/profile.js'
import { type State, stateOf } from '../domain/state.js'
import type { Profiles } from '../out/profiles.js'

export interface CheckoutContext {
  readonly sessions: Pick<Sessions, 'read'>
  readonly profiles: Pick<Profiles, 'get'>
  readonly db: Database
  readonly bus: Publisher
  readonly limits: Pick<Limits, 'premium'>
  readonly counted: (outcome: Refusal | 'accepted') => void
  readonly log: Logger
}

/** What Redis and MySQL do not say in so long is not waited for: Telegram gives ten seconds, a buyer far less. */
const ASK_LIMIT_MS = 600

/** Those for whom nothing else works either. */
const BARRED: ReadonlySet<State> = new Set(['banned', 'suspended', 'refused'])

const Update = z.object({ pre_checkout_query: PreCheckoutQuery })

/** Null where the answer did not come in time, or there is none to have. */
async function inTime<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ASK_LIMIT_MS, null)
  })
  try {
    return await Promise.race([asked.catch(() => null), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Answers somebody who is about to pay, past their mailbox and whatever waits there. The invoice says itself what it is
 * for, so that a slow or lost server refuses nobody: what was paid wrongly is given back, what was refused is lost.
 */
export const handleCheckout =
  (context: CheckoutContext) =>
  async ({ update, memberId, trace, receivedAt }: Checkout): Promise<void> => {
    const parsed = Update.safeParse(update)
    if (!parsed.success) {
      context.log.warn({ trace }, 'a checkout that cannot be read is not answered')
      return
    }
    const { id, invoice_payload, currency, total_amount, from } = parsed.data.pre_checkout_query
    const session = await inTime(context.sessions.read(memberId))
    const now = Date.now()
    const buyer = await buyerOf(context, memberId, session, now)
    const asked = { payload: invoice_payload, currency, amount: total_amount }
    const refusal = refusalOf(asked, buyer, context.limits.premium.offers, now)
    context.counted(refusal ?? 'accepted')
    const { checkout } = t(nearestLang(session?.lang ?? from.language_code))
    await context.bus.answer(
      {
        kind: 'pre-checkout',
        trace,
        decidedAt: receivedAt,
        preCheckoutQueryId: id,
        ...(refusal === null ? {} : { refusal: checkout[refusal]() }),
      },
      `${trace}/answer`,
    )
  }

type ReadSession = Awaited<ReturnType<Sessions['read']>>

async function buyerOf(
  { profiles, db }: CheckoutContext,
  memberId: number,
  session: ReadSession | null,
  now: number,
): Promise<Buyer> {
  const known = await inTime(
    (async () => {
      const record = await profiles.get(memberId)
      const isSubscribed =
        record !== null && (await findSubscription(db, record.userId, new Date(now))) !== null
      return { record, isSubscribed }
    })(),
  )
  const state = session === null ? null : stateOf(session, now)
  const { record } = known ?? { record: undefined }
  return {
    isBarred: state === null ? null : BARRED.has(state),
    // Whoever has a session as a member is one, whatever MySQL has to say.
    isRegistered:
      session !== null && session.userId !== null ? true : record === undefined ? null : isRegistered(record),
    isSubscribed: known?.isSubscribed ?? null,
  }
}
