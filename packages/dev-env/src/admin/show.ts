import { z } from 'zod'

const Standing = z.object({
  telegram_id: z.number(),
  changed: z.boolean(),
  ban: z.object({ until: z.string().nullable() }).nullable(),
})
const Granted = z.object({ telegram_id: z.number(), premium_until: z.string() })
const Broadcast = z.object({
  broadcast_id: z.number(),
  status: z.string(),
  audience_size: z.number(),
  done: z.number(),
  counts: z.object({ sent: z.number() }),
})
const Broadcasts = z.object({ broadcasts: z.array(Broadcast) })
const Figures = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))
const Stats = z.object({
  now: Figures,
  sending: Figures,
  periods: z.record(z.string(), Figures),
  days: z.array(Figures),
})

/** What a member's standing is after a command, in words. */
export function standingLine(answer: unknown): string {
  const { telegram_id: member, changed, ban } = Standing.parse(answer)
  const stands =
    ban === null
      ? 'is not banned'
      : ban.until === null
        ? 'is banned for ever'
        : `is banned until ${ban.until}`
  return changed ? `Member ${member} ${stands}, and was told.` : `Nothing to do: member ${member} ${stands}.`
}

export function grantedLine(answer: unknown): string {
  const { telegram_id: member, premium_until: until } = Granted.parse(answer)
  return `Member ${member} has premium until ${until}, and is told.`
}

const Member = z.object({ telegram_id: z.number() })
export const memberLine = (answer: unknown, done: string): string =>
  `Member ${Member.parse(answer).telegram_id} ${done}.`

const Payments = z.object({
  payments: z.array(
    z.object({
      payment_id: z.number(),
      telegram_id: z.number(),
      offer: z.string(),
      amount: z.number(),
      currency: z.string(),
      paid_at: z.string(),
    }),
  ),
})
export function paymentLines(answer: unknown): string {
  const { payments } = Payments.parse(answer)
  if (payments.length === 0) return 'Nobody waits for an answer about their money.'
  return payments
    .map(
      ({ payment_id: id, telegram_id: member, offer, amount, currency, paid_at: at }) =>
        `#${id}  member ${member}  ${offer}  ${amount} ${currency}  paid ${at}`,
    )
    .join('\n')
}

const Decided = z.object({ payment_id: z.number(), outcome: z.enum(['asked', 'declined']) })
export function decidedLine(answer: unknown): string {
  const { payment_id: id, outcome } = Decided.parse(answer)
  return outcome === 'asked'
    ? `Telegram is asked to give payment ${id} back; the member is told when it has.`
    : `Payment ${id} is not given back, and the member is told.`
}

const line = ({ broadcast_id: id, status, audience_size: people, done, counts }: z.infer<typeof Broadcast>) =>
  `#${id}  ${status.padEnd(9)}  ${done} of ${Math.max(people, done)} done, ${counts.sent} sent`

/** A draft that was written, and how it goes on. */
export function writtenLines(answer: unknown): string {
  const { broadcast_id: id, audience_size: people } = Broadcast.parse(answer)
  return [
    `Broadcast #${id} is a draft for ${people} ${people === 1 ? 'person' : 'people'}, and is shown in the chat of its admin.`,
    `Send it: npm run admin -- broadcast start ${id}    Drop it: npm run admin -- broadcast cancel ${id}`,
  ].join('\n')
}

export const broadcastLine = (answer: unknown): string => line(Broadcast.parse(answer))

export function broadcastLines(answer: unknown): string {
  const { broadcasts } = Broadcasts.parse(answer)
  return broadcasts.length === 0 ? 'There are no broadcasts yet.' : broadcasts.map(line).join('\n')
}

/** A table of figures: what the members are, what is now, and what the period had. */
export function statsLines(answer: unknown, period: string): string {
  const { now, sending, periods, days } = Stats.parse(answer)
  const today = days.at(-1) ?? {}
  const rows = (title: string, figures: z.infer<typeof Figures>) => [
    title,
    ...Object.entries(figures).map(([name, value]) => `  ${name.replaceAll('_', ' ').padEnd(24)} ${value}`),
  ]
  return [
    ...rows('Members', { all: today.members ?? 0, premium: today.premium_members ?? 0 }),
    ...rows('Now', now),
    ...rows('Sending', sending),
    ...rows(`Period: ${period}`, periods[period] ?? {}),
  ].join('\n')
}
