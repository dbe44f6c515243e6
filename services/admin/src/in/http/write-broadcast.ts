import { Gender, MemberId, MOST_HTML } from '@anonchat/contracts'
import { cityKey, LANGS } from '@anonchat/texts'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { MOST_BUTTONS_TEXT, readLinks } from '../../domain/broadcast/links.js'
import { MOST_ACTIVE_DAYS } from '../../domain/broadcast/read-choices.js'
import { readTime } from '../../domain/broadcast/when.js'
import { broadcastView } from '../../domain/http/views.js'
import { type NewDraft, writeBroadcast } from '../../out/broadcast/write.js'
import type { OperatorContext } from './context.js'
import { fail } from './failures.js'
import { bodyOf, operatorOrder } from './read.js'

const WriteBody = z.strictObject({
  /** In whose chat it is shown, and from where it is copied. */
  admin_telegram_id: MemberId,
  /** Telegram's HTML. */
  text: z.string().trim().min(1).max(MOST_HTML),
  /** Lines of `label - https://…`. */
  buttons: z.string().max(MOST_BUTTONS_TEXT).optional(),
  language: z.enum(LANGS).optional(),
  gender: Gender.optional(),
  city: z.string().max(64).optional(),
  premium: z.boolean().optional(),
  active_days: z.number().int().min(1).max(MOST_ACTIVE_DAYS).optional(),
  /** UTC: `18:30`, or `2027-01-31 18:30`. */
  at: z.string().max(32).optional(),
})

/** @throws HTTPException for what cannot be read. @param now ms */
function draftOf(body: z.infer<typeof WriteBody>, now: number): NewDraft {
  const { text: html, buttons = null, language = null, gender = null, premium = null } = body
  const read = buttons === null ? null : readLinks(buttons)
  if (read !== null && 'faulty' in read)
    throw fail('invalid_request', `buttons: no lines of “label - https://…”: ${read.faulty.join('; ')}`)
  const key = body.city === undefined ? null : cityKey(body.city)
  if (key === '') throw fail('invalid_request', 'city: not the name of a city')
  const at = body.at === undefined ? null : readTime(body.at, now)
  if (at === undefined)
    throw fail('invalid_request', 'at: a time to come in UTC, like 18:30 or 2027-01-31 18:30')
  const activeWithinDays = body.active_days ?? null
  return {
    html,
    buttons,
    audience: { language, gender, cityKey: key, isPremium: premium, activeWithinDays },
    scheduledAt: at === null ? null : new Date(at),
  }
}

/** Writes a broadcast: what comes of it is a draft, which nobody gets before it is started. */
export function writeRoute({ broadcasts, operations, now }: OperatorContext): Hono {
  const app = new Hono()
  app.post('/broadcasts', async (c: Context) => {
    const body = await bodyOf(c, WriteBody)
    const adminId = body.admin_telegram_id
    if (!operations.admins.has(adminId)) throw fail('not_an_admin')
    const draft = draftOf(body, now())
    const outcome = await writeBroadcast(broadcasts, operatorOrder(c, now()), adminId, draft)
    switch (outcome.kind) {
      case 'nobody-there':
        throw fail('nobody_there')
      case 'refused':
        throw fail('text_refused', `Telegram does not take this text: ${outcome.why}`)
      case 'unreachable':
        throw fail('chat_closed')
      case 'late':
        throw fail('not_shown')
      case 'draft':
        return c.json(broadcastView(outcome.draft, outcome.draft))
    }
  })
  return app
}
