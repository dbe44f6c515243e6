import type { InlineButton } from '@anonchat/contracts'
import type { MemberCard } from '@anonchat/store'
import { personLine, type Texts } from '@anonchat/texts'
import { listData } from './list-data.js'
import { memberData, type Verb } from './member-data.js'
import { button, type Screen, words } from './screen.js'

/** Whether a ban of the record still holds. */
export const isBannedNow = ({ record }: Pick<MemberCard, 'record'>, now: number): boolean =>
  record.isBanned && (record.bannedUntil === null || record.bannedUntil.getTime() > now)

export const isPremiumNow = ({ record }: MemberCard, now: number): boolean =>
  record.isPremium && (record.premiumUntil === null || record.premiumUntil.getTime() > now)

/** For how long a ban holds, and why. */
export const banLines = (
  { members }: Texts,
  { until, reason }: { readonly until: Date | null; readonly reason: string | null },
): string[] => [
  until === null ? members.bannedForEver() : members.bannedUntil({ until }),
  ...(reason === null ? [] : [members.reason({ reason })]),
]

function standingLines(texts: Texts, card: MemberCard, now: number): string[] {
  const { members } = texts
  const { record, suspension } = card
  const { premiumUntil, bannedUntil, banReason } = record
  return [
    ...(isPremiumNow(card, now)
      ? [premiumUntil === null ? members.premiumForEver() : members.premiumUntil({ until: premiumUntil })]
      : []),
    ...(isBannedNow(card, now) ? banLines(texts, { until: bannedUntil, reason: banReason }) : []),
    ...(suspension === null ? [] : [members.suspended({ since: suspension.since })]),
    ...(record.isUnreachable ? [members.unreachable()] : []),
  ]
}

/** All that a card says. */
export function cardText(texts: Texts, card: MemberCard, now: number): string {
  const { members } = texts
  const { record, username, registeredAt, lastActiveAt, reports } = card
  const { profile, ratings } = record
  const who = profile === null ? null : personLine(texts, profile)
  return [
    members.title({ id: String(record.memberId), row: String(record.userId) }),
    ...(username === null ? [] : [members.username({ username: `@${username}` })]),
    who ?? members.notRegistered(),
    '',
    ...(registeredAt === null ? [] : [members.joined({ on: registeredAt })]),
    ...(lastActiveAt === null ? [] : [members.lastSeen({ on: lastActiveAt })]),
    ...standingLines(texts, card, now),
    '',
    members.rooms({ rooms: card.rooms, good: ratings.good, bad: ratings.bad }),
    members.reports(reports),
    ...(card.blockedBy === 0 ? [] : [members.blockedBy({ people: card.blockedBy })]),
    ...(card.stars === 0 ? [] : [members.stars({ stars: card.stars })]),
  ].join('\n')
}

/** A member's card with everything that can be done about them. */
export function cardScreen(texts: Texts, card: MemberCard, now: number, isAdmin: boolean): Screen {
  const { members } = texts
  const { userId, profile } = card.record
  const to = (text: string, verb: Verb): InlineButton => button(text, 'user', memberData(verb, userId))
  return words(
    cardText(texts, card, now),
    [...(profile?.photoFileId ? [to(members.showPhoto(), 'photo')] : []), to(members.showRooms(), 'rooms')],
    [to(members.showReports(), 'reports'), to(members.showPayments(), 'payments')],
    isAdmin
      ? []
      : [
          isBannedNow(card, now) ? to(members.doUnban(), 'unban') : to(members.doBan(), 'ban'),
          ...(card.suspension === null ? [] : [to(members.doUnsuspend(), 'unsuspend')]),
        ],
    [to(members.doGrant(), 'grant'), to(members.doMessage(), 'message')],
    [
      ...(isAdmin ? [] : [to(members.doDelete(), 'delete')]),
      button(members.toList(), 'users', listData({ list: { kind: 'all' }, cursor: null })),
    ],
  )
}

/** Says something, with the way back to the card. */
export const noteScreen = ({ members }: Texts, text: string, userId: number): Screen =>
  words(text, [button(members.toCard(), 'user', memberData('card', userId))])
