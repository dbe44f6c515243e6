import { blockedMembers, type Database, recentPartners, type Sessions } from '@anonchat/store'
import { DEFAULT_LANG, nearestLang } from '@anonchat/texts'
import type { FactName, Facts, Turn } from '../domain/decision.js'
import { bringsMedia } from '../domain/media.js'
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
  partnerView: null,
}

/** Looks up the facts that an act needs, and no others. */
export async function lookUp(
  { db, sessions, profiles, gate }: FactContext,
  turn: Turn,
  needs: readonly FactName[],
): Promise<Facts> {
  const { memberId, session } = turn
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
  const partnerViewOf = async () => {
    if (!wanted.has('partnerView') || session.state !== 'chatting') return NOT_ASKED.partnerView
    if (!turn.limits.hidesMedia || !bringsMedia(turn.input)) return NOT_ASKED.partnerView
    const partner = await sessions.read(session.partnerId)
    const shows = partner.state === 'chatting' && partner.roomId === session.roomId && partner.showsMedia
    return { lang: nearestLang(partner.lang), showsMedia: shows }
  }
  const [gateAnswer, exclusions, partnerLang, partnerView] = await Promise.all([
    wanted.has('gate') ? gate(memberId) : NOT_ASKED.gate,
    exclusionsOf(),
    partnerLangOf(),
    partnerViewOf(),
  ])
  return { record, gate: gateAnswer, exclusions, partnerLang, partnerView }
}
