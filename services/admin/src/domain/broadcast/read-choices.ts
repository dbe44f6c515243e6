import { Gender } from '@anonchat/contracts'
import type { BroadcastChanges, BroadcastRecord } from '@anonchat/store'
import { cityKey, LANGS } from '@anonchat/texts'
import { z } from 'zod'
import { ANY } from './draft-screen.js'
import { MOST_BUTTONS_TEXT, readLinks } from './links.js'
import { readTime } from './when.js'

/** Who was active longer ago than that is as good as never. */
export const MOST_ACTIVE_DAYS = 3_650

/** What the form of a draft holds; `-` does not choose. */
const Choices = z.object({
  language: z.enum([ANY, ...LANGS]),
  gender: z.enum([ANY, ...Gender.options]),
  premium: z.enum([ANY, '0', '1']),
  active: z.literal(ANY).or(z.coerce.number().int().min(1).max(MOST_ACTIVE_DAYS)),
  city: z.string().trim().max(64),
  at: z.string().trim().max(32),
  buttons: z.string().trim().max(MOST_BUTTONS_TEXT).default(''),
  paid: z.enum(['0', '1']).default('0'),
})

export type ReadChoices =
  | { readonly changes: BroadcastChanges }
  | { readonly faulty: 'form' | 'time' }
  /** Lines that are no buttons. */
  | { readonly faulty: 'links'; readonly lines: readonly string[] }

/** A time as the form shows it and `readTime` reads it: UTC. */
export const timeText = (at: Date | null): string =>
  at === null ? '' : at.toISOString().slice(0, 16).replace('T', ' ')

/** What the form of a draft holds at first: what `readChoices` reads as the draft that it is. */
export const writtenChoices = ({
  audience: { language, gender, isPremium, activeWithinDays, cityKey: city },
  scheduledAt,
  buttons,
  allowPaid,
}: Pick<BroadcastRecord, 'audience' | 'scheduledAt' | 'buttons' | 'allowPaid'>) => ({
  language: language ?? ANY,
  gender: gender ?? ANY,
  premium: isPremium === null ? ANY : isPremium ? '1' : '0',
  active: activeWithinDays === null ? ANY : String(activeWithinDays),
  city: city ?? '',
  at: timeText(scheduledAt),
  buttons: buttons ?? '',
  paid: allowPaid ? '1' : '0',
})

const chosen = <T>(value: T | typeof ANY): T | null => (value === ANY ? null : value)

/** @returns undefined for what is no time. @param now ms */
function readAt(text: string, kept: Date | null, now: number): Date | null | undefined {
  if (text === '') return null
  // Left as it was: it may be past by now, and then it starts at once.
  if (text === timeText(kept)) return kept
  const at = readTime(text, now)
  return at === undefined ? undefined : new Date(at)
}

/**
 * Reads all that can be chosen about a draft on the page, at once.
 * @param paid the operator allows paid broadcasts
 * @param now ms
 */
export function readChoices(
  form: Readonly<Record<string, string>>,
  { scheduledAt: kept, sourceMessageIds }: Pick<BroadcastRecord, 'scheduledAt' | 'sourceMessageIds'>,
  paid: boolean,
  now: number,
): ReadChoices {
  const read = Choices.safeParse(form)
  if (!read.success) return { faulty: 'form' }
  const { language, gender, premium, active, city, buttons } = read.data
  const isSingle = sourceMessageIds.length === 1
  const links = buttons === '' ? null : readLinks(buttons)
  if (links !== null && 'faulty' in links) return { faulty: 'links', lines: links.faulty }
  const scheduledAt = readAt(read.data.at, kept, now)
  if (scheduledAt === undefined) return { faulty: 'time' }
  const key = city === '' ? null : cityKey(city)
  if (key === '') return { faulty: 'form' }
  return {
    changes: {
      audience: {
        language: chosen(language),
        gender: chosen(gender),
        isPremium: premium === ANY ? null : premium === '1',
        activeWithinDays: chosen(active),
        cityKey: key,
      },
      scheduledAt,
      // Telegram puts no buttons under an album, and takes no payment for it.
      buttons: isSingle && buttons !== '' ? buttons : null,
      allowPaid: isSingle && paid && read.data.paid === '1',
    },
  }
}
