import type { Texts } from '@anonchat/texts'
import { memberData } from './member-data.js'
import { button, type Screen, words } from './screen.js'

/** What a ban can last by a button, in days; 0: for ever. */
export const BAN_DAYS = [1, 7, 30, 0] as const
/** Why, by a button: the categories of reports. `own`: in words; `-`: not said. */
export const BAN_REASONS = ['spam', 'harassment', 'sexual', 'minor', 'fraud', 'other'] as const
export type BanReason = (typeof BAN_REASONS)[number]

export const readDays = (text: string | undefined): number | null =>
  BAN_DAYS.find((one) => String(one) === text) ?? null

export const daysWords = ({ members }: Texts, days: number): string =>
  days === 0 ? members.forEver() : members.days({ days })

interface Of {
  readonly userId: number
  readonly memberId: number
}

/** Back to the card. */
export const cancel = ({ members }: Texts, userId: number) =>
  button(members.cancel(), 'user', memberData('card', userId))

export const durationScreen = (texts: Texts, { userId, memberId }: Of): Screen =>
  words(
    texts.members.askDuration({ id: String(memberId) }),
    BAN_DAYS.slice(0, 2).map((days) =>
      button(daysWords(texts, days), 'user', memberData('ban', userId, days)),
    ),
    BAN_DAYS.slice(2).map((days) => button(daysWords(texts, days), 'user', memberData('ban', userId, days))),
    [cancel(texts, userId)],
  )

export function reasonScreen(texts: Texts, { userId, memberId }: Of, days: number): Screen {
  const reason = (name: BanReason) =>
    button(texts.category[name](), 'user', memberData('ban', userId, days, name))
  return words(
    texts.members.askReason({ id: String(memberId) }),
    ...BAN_REASONS.map((name) => [reason(name)]),
    [button(texts.members.ownWords(), 'user', memberData('ban', userId, days, 'own'))],
    [button(texts.members.noReason(), 'user', memberData('ban', userId, days, '-'))],
    [cancel(texts, userId)],
  )
}

/** What premium can be given by a button, in days. */
export const GRANT_DAYS = [7, 30, 90, 365] as const

/** @param order names the gift: of two taps on these buttons the second gives nothing */
export function grantScreen(texts: Texts, { userId, memberId }: Of, order: string): Screen {
  const choose = (days: number) =>
    button(daysWords(texts, days), 'user', memberData('grant', userId, days, order))
  return words(
    texts.members.askGrant({ id: String(memberId) }),
    GRANT_DAYS.slice(0, 2).map(choose),
    GRANT_DAYS.slice(2).map(choose),
    [cancel(texts, userId)],
  )
}

export const deleteScreen = (texts: Texts, { userId, memberId }: Of): Screen =>
  words(
    texts.members.askDelete({ id: String(memberId) }),
    [button(texts.members.reallyDelete(), 'user', memberData('delete', userId, 'yes'))],
    [cancel(texts, userId)],
  )
