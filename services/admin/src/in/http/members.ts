import { memberCard } from '@anonchat/store'
import { Hono } from 'hono'
import { z } from 'zod'
import { cardView, listedOf, memberView } from '../../domain/http/views.js'
import type { ListKind } from '../../domain/list-data.js'
import { MOST_TEXT } from '../../domain/screen.js'
import { MOST_DAYS } from '../../domain/target.js'
import { erase } from '../../out/operations/erase.js'
import { exportData } from '../../out/operations/export.js'
import { findMembers, pageOf } from '../../out/operations/find.js'
import { historyOf } from '../../out/operations/history.js'
import { writeToMember } from '../../out/operations/message.js'
import { givePremium } from '../../out/operations/premium.js'
import { ban, type Outcome, unban } from '../../out/operations/standing.js'
import type { OperatorContext } from './context.js'
import { fail } from './failures.js'
import { bodyOf, Id, Limit, memberKeyOf, operatorOrder, queryOf } from './read.js'

const ListQuery = z
  .strictObject({
    search: z.string().trim().min(1).max(128).optional(),
    filter: z.enum(['all', 'banned', 'premium', 'reported']).optional(),
    after: Id.optional(),
    before: Id.optional(),
    limit: Limit,
  })
  .refine(({ search, filter }) => search === undefined || filter === undefined, 'either search or filter')
  .refine(({ after, before }) => after === undefined || before === undefined, 'either after or before')

const BanBody = z.strictObject({
  /** 0: for ever. */
  days: z.number().int().min(0).max(MOST_DAYS).default(0),
  reason: z.string().trim().min(1).max(512).optional(),
})
const MessageBody = z.strictObject({ text: z.string().trim().min(1).max(MOST_TEXT) })
const GrantBody = z.strictObject({ days: z.number().int().min(1).max(MOST_DAYS) })

/** @throws HTTPException where nothing came of it */
function standingOf(outcome: Outcome) {
  switch (outcome.kind) {
    case 'nobody':
      throw fail('member_not_found')
    case 'admin':
      throw fail('is_admin')
    case 'done':
    case 'unchanged':
      return {
        telegram_id: outcome.memberId,
        user_id: outcome.userId,
        changed: outcome.kind === 'done',
        ban: outcome.standing.ban,
        suspension: outcome.standing.suspension,
      }
  }
}

/** Members: found, listed, looked at, banned, given premium, written to, exported, deleted. */
export function memberRoutes({ operations, now }: OperatorContext): Hono {
  const { db } = operations
  const find = { db, now }
  const app = new Hono()

  app.get('/members', async (c) => {
    const { search, filter = 'all', after, before, limit } = queryOf(c, ListQuery)
    const none = { members: [], more_before: false, more_after: false }
    let list: ListKind = { kind: filter }
    if (search !== undefined) {
      const found = await findMembers(find, search)
      if (found.kind === 'nobody') return c.json(none)
      if (found.kind === 'member')
        return c.json({ ...none, members: [memberView(listedOf(found.card, now()))] })
      list = found.list
    }
    const cursor =
      after !== undefined
        ? ({ side: 'after', userId: after } as const)
        : before === undefined
          ? null
          : ({ side: 'before', userId: before } as const)
    const page = await pageOf(find, list, cursor, limit)
    if (page === null) return c.json(none)
    return c.json({
      members: page.members.map(memberView),
      more_before: page.before,
      more_after: page.after,
    })
  })

  app.get('/members/:member', async (c) => {
    const card = await memberCard(db, memberKeyOf(c))
    if (card === null) throw fail('member_not_found')
    const { rooms, reports } = await historyOf(db, card.record, { kind: 'api' })
    return c.json(cardView(card, now(), rooms, reports))
  })

  app.post('/members/:member/ban', async (c) => {
    const { days, reason = null } = await bodyOf(c, BanBody)
    const order = operatorOrder(c, now())
    return c.json(standingOf(await ban(operations, order, memberKeyOf(c), { days, reason })))
  })

  app.post('/members/:member/unban', async (c) => {
    return c.json(standingOf(await unban(operations, operatorOrder(c, now()), memberKeyOf(c))))
  })

  app.post('/members/:member/premium', async (c) => {
    const { days } = await bodyOf(c, GrantBody)
    const outcome = await givePremium(operations, operatorOrder(c, now()), memberKeyOf(c), days)
    if (outcome.kind === 'nobody') throw fail('member_not_found')
    const { memberId, userId, until } = outcome
    return c.json({ telegram_id: memberId, user_id: userId, premium_until: until })
  })

  app.get('/members/:member/export', async (c) => {
    const kept = await exportData(operations, operatorOrder(c, now()), memberKeyOf(c))
    if (kept === null) throw fail('member_not_found')
    return c.body(exportText(kept), 200, { 'content-type': 'application/json' })
  })

  app.post('/members/:member/message', async (c) => {
    const { text } = await bodyOf(c, MessageBody)
    const message = { kind: 'send', content: { kind: 'text', text } } as const
    const written = await writeToMember(operations, operatorOrder(c, now()), memberKeyOf(c), message)
    if (written.kind === 'nobody') throw fail('member_not_found')
    return c.json({ telegram_id: written.memberId, user_id: written.userId })
  })

  app.post('/members/:member/delete', async (c) => {
    const erased = await erase(operations, operatorOrder(c, now()), memberKeyOf(c))
    if (erased.kind === 'nobody') throw fail('member_not_found')
    if (erased.kind === 'admin') throw fail('is_admin')
    return c.json({ telegram_id: erased.memberId, user_id: erased.userId })
  })
  return app
}

/** Telegram ids are at most 52 bits: safe as numbers. */
export const exportText = (kept: object): string =>
  JSON.stringify(kept, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 2)
