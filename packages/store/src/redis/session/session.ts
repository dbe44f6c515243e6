import { type Notice, readNotices } from './notices.js'

export const REGISTRATION_STATES = [
  'registering:gate',
  'registering:gender',
  'registering:age',
  'registering:city',
  'registering:photo',
] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]

/** A registered member was asked for a new value of their profile. */
export const EDITING_STATES = ['editing:gender', 'editing:age', 'editing:city', 'editing:photo'] as const
export type EditingState = (typeof EDITING_STATES)[number]

/** The fields of a session's hash as they are stored; see keys.ts for what they mean. */
export type SessionFields = Readonly<Record<string, string>>

interface Common {
  /** `users.id`; null before registration is complete. */
  readonly userId: number | null
  readonly lang: string | null
  readonly pending: readonly Notice[]
  /** The code of the link by which somebody came who registers. */
  readonly invitedBy: string | null
  /** What was answered so far while registering. */
  readonly draft: {
    readonly gender: string | null
    readonly age: number | null
    readonly city: string | null
  }
  /** Banned until then (ms), or for ever; null when not. */
  readonly banned: number | 'forever' | null
  readonly banReason: string | null
  /** Reported by many: nothing works until a moderator has looked. */
  readonly suspended: boolean
  /** The category of the reports that led to it. */
  readonly suspendedFor: string | null
  /** The member was told of the ban or suspension that holds now. */
  readonly banTold: boolean
  /** What the member says can be neither forwarded nor saved by the partner. */
  readonly protects: boolean
  /** The member's next words are for moderators, about that room, until then (ms). */
  readonly reporting: { readonly roomId: string; readonly until: number } | null
  /** The last search had filters, which can be left out. */
  readonly filtered: boolean
  /** The key of the last event that moved the session, and what that gave. */
  readonly memo: { readonly key: string; readonly result: string } | null
}

export interface Searching {
  readonly state: 'searching'
  readonly searchId: string
  readonly since: number
  readonly deadline: number
}

export interface Chatting {
  readonly state: 'chatting'
  readonly roomId: string
  readonly partnerId: number
  readonly partnerUserId: number | null
  readonly openedAt: number
  readonly premium: boolean
  /** When the member was told last that contacts do not pass in this room (ms). */
  readonly contactsToldAt: number | null
  /** The member allowed media in this room. */
  readonly showsMedia: boolean
  /** The partner was offered to allow it. */
  readonly mediaOffered: boolean
  /** The member said something in this room. */
  readonly spoke: boolean
}

/** Said to be under age: may not register before `until` (ms). */
export interface Refused {
  readonly state: 'refused'
  readonly until: number
}

/** `new`: there is none. */
export type Session = Common &
  ({ readonly state: 'new' | 'idle' | RegistrationState | EditingState } | Searching | Chatting | Refused)

const numberOf = (text: string | undefined): number | null => {
  const value = Number(text)
  return text === undefined || text === '' || !Number.isFinite(value) ? null : value
}

/** Reads a session. One whose state lacks what belongs to it counts as lost: it is rebuilt from the record. */
export function readSession(fields: SessionFields): Session {
  const common: Common = {
    userId: numberOf(fields.user),
    lang: fields.lang ?? null,
    pending: readNotices(fields.pending),
    invitedBy: fields.invited_by ?? null,
    draft: {
      gender: fields.draft_gender ?? null,
      age: numberOf(fields.draft_age),
      city: fields.draft_city ?? null,
    },
    banned: fields.banned === 'forever' ? 'forever' : numberOf(fields.banned),
    banReason: fields.ban_reason ?? null,
    suspended: fields.suspended === '1',
    suspendedFor: fields.suspended_for ?? null,
    banTold: fields.ban_told === '1',
    protects: fields.protects === '1',
    filtered: fields.filtered === '1',
    reporting: readReporting(fields.reporting),
    memo:
      fields.did === undefined || fields.did_result === undefined
        ? null
        : { key: fields.did, result: fields.did_result },
  }
  return { ...common, ...readState(fields) }
}

function readReporting(field: string | undefined): Common['reporting'] {
  const [roomId, until] = field?.split(':') ?? []
  const at = numberOf(until)
  return roomId === undefined || at === null ? null : { roomId, until: at }
}

/** What a field says of a room; undefined when it says it of another. */
const ofRoom = (roomId: string, field: string | undefined): string | undefined => {
  const [room, value] = field?.split(':') ?? []
  return room === roomId ? value : undefined
}

function readState(
  fields: SessionFields,
): { state: 'new' | 'idle' | RegistrationState | EditingState } | Searching | Chatting | Refused {
  const step = [...REGISTRATION_STATES, ...EDITING_STATES].find((state) => state === fields.state)
  if (step !== undefined) return { state: step }
  switch (fields.state) {
    case 'idle':
      return { state: 'idle' }
    case 'searching': {
      if (fields.search === undefined) return { state: 'idle' }
      const since = numberOf(fields.since) ?? 0
      const deadline = numberOf(fields.deadline) ?? 0
      return { state: 'searching', searchId: fields.search, since, deadline }
    }
    case 'chatting': {
      const partnerId = numberOf(fields.partner)
      if (fields.room === undefined || partnerId === null) return { state: 'idle' }
      return {
        state: 'chatting',
        roomId: fields.room,
        partnerId,
        partnerUserId: numberOf(fields.partner_user),
        openedAt: numberOf(fields.opened_at) ?? 0,
        premium: fields.premium === '1',
        showsMedia: fields.shows_media === fields.room,
        mediaOffered: fields.media_offered === fields.room,
        spoke: fields.spoke === fields.room,
        contactsToldAt: numberOf(ofRoom(fields.room, fields.contacts_told)),
      }
    }
    case 'refused':
      return { state: 'refused', until: numberOf(fields.refused_until) ?? 0 }
    default:
      return { state: 'new' }
  }
}

/** A hash as Redis gives it to a script: field, value, field, value. */
export function fieldsOf(flat: readonly string[]): SessionFields {
  const fields: Record<string, string> = {}
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const [field, value] = [flat[i], flat[i + 1]]
    if (field !== undefined && value !== undefined) fields[field] = value
  }
  return fields
}
