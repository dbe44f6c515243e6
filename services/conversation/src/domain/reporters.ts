import type { Link, Reporter } from '@anonchat/store'

/** Only what is reported within this time adds up. */
export const REPORTS_COUNT_FOR_MS = 86_400_000

/** So many reports that were upheld everybody is credited with before any was looked at. */
const CREDIT = 3
/** Who registered a moment ago may have done so to report somebody. */
const NEW_FOR_MS = 86_400_000
const NEW_WEIGHT = 0.5
/** Of reporters who know each other the first counts whole, each other one so much. */
const LINKED_WEIGHT = 0.5
/** Sums of fractions are compared within this. */
const TOLERANCE = 1e-9

type History = Pick<Reporter, 'upheld' | 'dismissed'>

/** How far a reporter is believed, above 0, at most 1: less the more of their reports were dismissed. */
export const credit = ({ upheld, dismissed }: History): number =>
  (upheld + CREDIT) / (upheld + dismissed + CREDIT)

/** What the report of one reporter weighs alone, above 0, at most 1. */
export const weightOf = (
  reporter: Omit<Reporter, 'category' | 'severity' | 'userId'>,
  now: number,
): number => {
  const { registeredAt } = reporter
  const isNew = registeredAt === null || now - registeredAt.getTime() < NEW_FOR_MS
  return credit(reporter) * (isNew ? NEW_WEIGHT : 1)
}

/** Reporters in groups of those who are linked by rooms with each other, directly or by others. */
function groupsOf(reporters: readonly Reporter[], links: readonly Link[]): Reporter[][] {
  const group = new Map(reporters.map(({ userId }) => [userId, userId]))
  for (const [a, b] of links) {
    const [from, to] = [group.get(a), group.get(b)]
    if (from === undefined || to === undefined || from === to) continue
    for (const [user, of] of group) if (of === from) group.set(user, to)
  }
  return [...new Set(group.values())].map((name) =>
    reporters.filter(({ userId }) => group.get(userId) === name),
  )
}

/** What all reports of a member weigh together. */
export function totalWeight(reporters: readonly Reporter[], links: readonly Link[], now: number): number {
  return groupsOf(reporters, links)
    .map((group) => group.map((one) => weightOf(one, now)).sort((a, b) => b - a))
    .flatMap(([first = 0, ...others]) => [first, ...others.map((weight) => weight * LINKED_WEIGHT)])
    .reduce((sum, weight) => sum + weight, 0)
}

/** Whether a member is suspended until a moderator looks. @param threshold so many independent reporters; 0: never */
export const isReportedByMany = (
  reporters: readonly Reporter[],
  links: readonly Link[],
  threshold: number,
  now: number,
): boolean => threshold > 0 && totalWeight(reporters, links, now) >= threshold - TOLERANCE
