import { blockedMembers, type Database, recentPartners, type Sessions } from '@anonchat/store'
import { DEFAULT_LANG, nearestLang } from '@anonchat/texts'
import type { FactName, Facts, Turn } from '../domain/decision.js'
import type { Gate } from './gate.js'
import type { Profiles } from './profiles.js'

/** Not again: the last ten partners, and those of a day. */
const RECENT = { last: 10, sinceHours: 24 } as const

export interface FactContext {
  readonly db: Database
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly gate: Gate
}

/** What an act does not ask for is not looked up; it gets these, and may not look at them. */
const NOT_ASKED: Facts = {
  record: null,
  gate: { kind: 'unknown', joinUrl: null },
  exclusions: { blocked: [], recent: [] },
  partnerLang: DEFAULT_LANG,
}

/** Looks up the facts that an act needs, and no others. */
export async function lookUp(
  { db, sessions, profiles, gate }: FactContext,
  { memberId, session }: Turn,
  needs: readonly FactName[],
): Promise<Facts> {
  const wanted = new Set(needs)
  const record = wanted.has('record') ? await profiles.get(memberId) : NOT_ASKED.record
  const exclusionsOf = async (): Promise<Facts['exclusions']> => {
    if (!wanted.has('exclusions') || record === null) return NOT_ASKED.exclusions
    const [blocked, recent] = await Promise.all([
      blockedMembers(db, record.userId),
      recentPartners(db, record.userId, RECENT),
    ])
    return { blocked, recent }
  }
  const partnerLangOf = async () =>
    wanted.has('partnerLang') && session.state === 'chatting'
      ? nearestLang((await sessions.read(session.partnerId)).lang)
      : NOT_ASKED.partnerLang
  const [gateAnswer, exclusions, partnerLang] = await Promise.all([
    wanted.has('gate') ? gate(memberId) : NOT_ASKED.gate,
    exclusionsOf(),
    partnerLangOf(),
  ])
  return { record, gate: gateAnswer, exclusions, partnerLang }
}
