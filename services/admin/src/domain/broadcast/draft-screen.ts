import type { Gender, InlineButton } from '@anonchat/contracts'
import type { BroadcastRecord } from '@anonchat/store'
import { LANGS, type Texts, t } from '@anonchat/texts'
import { type Screen, words } from '../screen.js'
import { broadcastButton } from './data.js'
import { keptRows } from './links.js'
import { mostStars, priceOf } from './price.js'
import { rateOf } from './sizes.js'

export const ACTIVE_DAYS = [1, 7, 30, 90] as const
const GENDERS: readonly Gender[] = ['female', 'male', 'other']
/** The value of a button that takes a choice back. */
export const ANY = '-'

/** What comes after a value when its button is pressed: the next one, and after the last none. */
function following<T>(values: readonly T[], current: T | null): T | null {
  if (current === null) return values[0] ?? null
  return values[values.indexOf(current) + 1] ?? null
}

interface Choice {
  readonly what: string
  readonly value: string
  readonly button: InlineButton
}

/** Everything that an audience is chosen by, with the button that goes to the next value. */
function choicesOf(texts: Texts, { id, audience }: BroadcastRecord): Choice[] {
  const { broadcast, gender: genders } = texts
  const one = (what: string, verb: string, value: string | null, next: string): Choice => {
    const shown = value ?? broadcast.anyone()
    return {
      what,
      value: shown,
      button: broadcastButton(broadcast.chosen({ what, value: shown }), id, verb, next),
    }
  }
  const { language, gender, cityKey, isPremium, activeWithinDays } = audience
  const premium = isPremium === null ? null : isPremium ? broadcast.onlyPremium() : broadcast.notPremium()
  const active = activeWithinDays === null ? null : broadcast.activeIn({ days: activeWithinDays })
  const nextPremium = isPremium === null ? '1' : isPremium ? '0' : ANY
  return [
    one(
      broadcast.byLanguage(),
      'language',
      language === null ? null : t(language).name,
      following(LANGS, language) ?? ANY,
    ),
    one(
      broadcast.byGender(),
      'gender',
      gender === null ? null : genders[gender],
      following(GENDERS, gender) ?? ANY,
    ),
    one(broadcast.byPremium(), 'premium', premium, nextPremium),
    one(
      broadcast.byActivity(),
      'active',
      active,
      String(following<number>(ACTIVE_DAYS, activeWithinDays) ?? ANY),
    ),
    one(broadcast.byCity(), 'city', cityKey, cityKey === null ? 'ask' : ANY),
  ]
}

export interface DraftOptions {
  /** The operator allows paid broadcasts. */
  readonly paid: boolean
  /** Said above everything else. */
  readonly note?: string | undefined
}

/** What a draft is, whom it is for, and when it starts. */
export function draftText(texts: Texts, draft: BroadcastRecord, { paid, note }: DraftOptions): string {
  const { broadcast } = texts
  const { id, sourceMessageIds, audienceSize, scheduledAt, buttons, allowPaid } = draft
  const links = keptRows(buttons).flat().length
  const messages = sourceMessageIds.length
  const message = messages > 0 ? broadcast.messages({ messages }) : broadcast.noMessage()
  return [
    ...(note === undefined ? [] : [note, '']),
    broadcast.title({ id: String(id) }),
    `💬 ${message}, ${broadcast.links({ links })}`,
    scheduledAt === null ? broadcast.startsNow() : broadcast.startsAt({ at: scheduledAt }),
    ...choicesOf(texts, draft)
      .filter(({ value }) => value !== broadcast.anyone())
      .map(({ what, value }) => broadcast.chosen({ what, value })),
    broadcast.people({ people: audienceSize }),
    ...(paid && allowPaid ? [broadcast.paidNote()] : []),
  ].join('\n')
}

/** A draft, and everything that can be changed about it. */
export function draftScreen(texts: Texts, draft: BroadcastRecord, options: DraftOptions): Screen {
  const { broadcast } = texts
  const { id, sourceMessageIds, audienceSize, buttons, allowPaid } = draft
  const links = keptRows(buttons).flat().length
  const ready = sourceMessageIds.length > 0
  const stars = mostStars(audienceSize)
  const [language, gender, premium, active, city] = choicesOf(texts, draft).map(({ button }) => [button])
  const price = allowPaid ? broadcast.paidOn({ stars }) : broadcast.paidOff()
  return words(
    draftText(texts, draft, options),
    language ?? [],
    [...(gender ?? []), ...(premium ?? [])],
    active ?? [],
    city ?? [],
    [
      links > 0
        ? broadcastButton(broadcast.noLinks(), id, 'links', ANY)
        : broadcastButton(broadcast.setLinks(), id, 'links', 'ask'),
      broadcastButton(broadcast.setTime(), id, 'when'),
    ],
    [
      broadcastButton(broadcast.setSource(), id, 'source'),
      ...(ready ? [broadcastButton(broadcast.seePreview(), id, 'preview')] : []),
    ],
    options.paid && sourceMessageIds.length === 1
      ? [broadcastButton(price, id, 'paid', allowPaid ? '0' : '1')]
      : [],
    [
      ...(ready && audienceSize > 0 ? [broadcastButton(broadcast.check(), id, 'check')] : []),
      broadcastButton(broadcast.drop(), id, 'cancel'),
    ],
  )
}

/** Asks when it is to start. @param now ms */
export function whenScreen(
  { broadcast }: Texts,
  id: number,
  now: number,
  offered: (name: string) => number | undefined,
) {
  const at = (name: string): InlineButton[] => {
    const time = offered(name)
    return time === undefined
      ? []
      : [broadcastButton(broadcast.atClock({ at: new Date(time) }), id, 'at', name)]
  }
  return words(
    broadcast.timeZone({ now: new Date(now) }),
    [broadcastButton(broadcast.now(), id, 'at', 'now')],
    [
      broadcastButton(broadcast.inHours({ hours: 1 }), id, 'at', '1h'),
      broadcastButton(broadcast.inHours({ hours: 3 }), id, 'at', '3h'),
    ],
    [...at('morning')],
    [...at('evening')],
    [broadcastButton(broadcast.typeTime(), id, 'at', 'ask'), broadcastButton(broadcast.back(), id, 'show')],
  )
}

/** What is asked for the last time, and the words of the yes. @param perSecond the limit of all in bulk, 0 for none */
export function confirmWords({ broadcast }: Texts, draft: BroadcastRecord, perSecond: number) {
  const { id, audienceSize: people, scheduledAt, allowPaid } = draft
  const rate = rateOf(draft, perSecond)
  const seconds = rate === 0 ? 1 : people / rate
  const lines = [
    broadcast.title({ id: String(id) }),
    broadcast.confirm({ people, takes: { seconds } }),
    ...(scheduledAt === null ? [] : [broadcast.startsAt({ at: scheduledAt })]),
    ...(allowPaid ? [broadcast.confirmPaid({ stars: mostStars(people) })] : []),
  ]
  const yes = scheduledAt === null ? broadcast.sendNow({ people }) : broadcast.schedule({ at: scheduledAt })
  return { text: lines.join('\n'), yes }
}

/** Asks for the last time. @param perSecond the limit of all in bulk, 0 for none */
export function confirmScreen(texts: Texts, draft: BroadcastRecord, perSecond: number): Screen {
  const { broadcast } = texts
  const { id } = draft
  const { text, yes } = confirmWords(texts, draft, perSecond)
  return words(
    text,
    [broadcastButton(yes, id, 'send', priceOf(draft))],
    [broadcastButton(broadcast.back(), id, 'show'), broadcastButton(broadcast.drop(), id, 'cancel')],
  )
}
