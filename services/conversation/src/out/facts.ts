import {
  type Apart,
  blockedMembers,
  type Database,
  findLastRoom,
  findPastRoom,
  findSubscription,
  lastPayments,
  listBlocked,
  type PastRoom,
  recentPartners,
  type Sessions,
} from '@anonchat/store'
import { DEFAULT_LANG, nearestLang } from '@anonchat/texts'
import type { FactName, Facts, Turn } from '../domain/decision.js'
import { bringsMedia } from '../domain/media.js'
import type { Gate } from './gate.js'
import type { Links } from './invitations.js'
import type { InvoiceLink } from './premium/invoice-links.js'
import type { Profiles } from './profiles.js'

/** Not again: the last ten partners, and those of a day. */
const RECENT = { last: 10, sinceHours: 24 } as const

export interface FactContext {
  readonly db: Database
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly gate: Gate
  readonly apart: Apart
  readonly invoiceLink: InvoiceLink
  readonly links: Links
}

/** What an act does not ask for is not looked up; it gets these, and may not look at them. */
const NOT_ASKED: Facts = {
  record: null,
  gate: { kind: 'unknown', joinUrl: null },
  exclusions: { blocked: [], recent: [] },
  partnerLang: DEFAULT_LANG,
  partnerView: null,
  partnerSpoke: false,
  pastRoom: null,
  invitation: null,
  blocked: [],
  subscription: null,
  subscribeUrl: null,
  payments: [],
}

/** So many payments are shown for help with them. */
const PAYMENTS_SHOWN = 5

/** A ticket names no more; of the others the pool is told. */
const NAMED_BLOCKS = 1_000

/** Looks up the facts that an act needs, and no others. */
export async function lookUp(
  { db, sessions, profiles, gate, apart, invoiceLink, links }: FactContext,
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
    await apart.keep(memberId, blocked.slice(NAMED_BLOCKS))
    return { blocked, recent }
  }
  const partnerLangOf = async () =>
    wanted.has('partnerLang') && session.state === 'chatting'
      ? nearestLang((await sessions.read(session.partnerId)).lang)
      : NOT_ASKED.partnerLang
  const partnerSpokeOf = async () => {
    if (!wanted.has('partnerSpoke') || session.state !== 'chatting') return NOT_ASKED.partnerSpoke
    const partner = await sessions.read(session.partnerId)
    return partner.state === 'chatting' && partner.roomId === session.roomId && partner.spoke
  }
  const partnerViewOf = async () => {
    if (!wanted.has('partnerView') || session.state !== 'chatting') return NOT_ASKED.partnerView
    if (!turn.limits.hidesMedia || !bringsMedia(turn.input)) return NOT_ASKED.partnerView
    const partner = await sessions.read(session.partnerId)
    const shows = partner.state === 'chatting' && partner.roomId === session.roomId && partner.showsMedia
    return { lang: nearestLang(partner.lang), showsMedia: shows }
  }
  const userId = session.userId ?? record?.userId ?? null
  const subscribeUrlOf = async () => {
    const monthly = turn.limits.premium.offers.find((offer) => offer.monthly)
    if (!wanted.has('subscribeUrl') || monthly === undefined) return NOT_ASKED.subscribeUrl
    return await invoiceLink(monthly, turn.lang, turn.now)
  }
  const paymentsOf = async () => {
    if (!wanted.has('payments')) return NOT_ASKED.payments
    const payer = userId ?? (await profiles.get(memberId))?.userId
    return payer === undefined ? [] : await lastPayments(db, payer, PAYMENTS_SHOWN)
  }
  const [
    gateAnswer,
    exclusions,
    partnerLang,
    partnerSpoke,
    partnerView,
    pastRoom,
    blocked,
    subscription,
    subscribeUrl,
    payments,
  ] = await Promise.all([
    wanted.has('gate') ? gate(memberId) : NOT_ASKED.gate,
    exclusionsOf(),
    partnerLangOf(),
    partnerSpokeOf(),
    partnerViewOf(),
    wanted.has('pastRoom') ? pastRoomOf(db, turn) : NOT_ASKED.pastRoom,
    wanted.has('blocked') && userId !== null ? listBlocked(db, userId) : NOT_ASKED.blocked,
    wanted.has('subscription') && userId !== null
      ? findSubscription(db, userId, new Date(turn.now))
      : NOT_ASKED.subscription,
    subscribeUrlOf(),
    paymentsOf(),
  ])
  const found = { exclusions, partnerLang, partnerSpoke, partnerView, pastRoom, blocked }
  const invitation =
    wanted.has('invitation') && userId !== null ? await links.of(userId) : NOT_ASKED.invitation
  return { record, gate: gateAnswer, ...found, subscription, subscribeUrl, payments, invitation }
}

/** The room that a button or command is about, as the one who pressed it may see it. */
async function pastRoomOf(db: Database, { input, session }: Turn): Promise<PastRoom | null> {
  if (session.userId === null) return null
  if (input.kind === '/report')
    return session.state === 'chatting'
      ? await findPastRoom(db, session.roomId, session.userId)
      : await findLastRoom(db, session.userId)
  const roomId = 'roomId' in input ? input.roomId : session.reporting?.roomId
  return roomId === undefined ? null : await findPastRoom(db, roomId, session.userId)
}
