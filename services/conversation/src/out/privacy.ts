import {
  type Database,
  deleteMember,
  exportMember,
  type IdentityOf,
  type Remains,
  recentRooms,
  type Sessions,
} from '@anonchat/store'
import { endRoom } from '../domain/acts/room.js'
import type { Turn } from '../domain/decision.js'
import { type Effect, say } from '../domain/effect.js'
import { exportFiles } from '../domain/export-files.js'
import { words } from '../domain/screen.js'
import { moveSession } from './move.js'
import type { Photos } from './photos/photos.js'
import type { Profiles } from './profiles.js'

export interface PrivacyContext {
  readonly db: Database
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly photos: Photos
  readonly identityOf: IdentityOf
  readonly remains: Remains
}

export type PrivacyEffect = Extract<Effect, { kind: 'export' | 'erase' | 'forget-session' }>
type Perform = (turn: Turn, effects: readonly Effect[]) => Promise<void>

/** Gives a member what is kept of them, or deletes it. Each step may be repeated. */
export async function performPrivacy(
  context: PrivacyContext,
  turn: Turn,
  effect: PrivacyEffect,
  perform: Perform,
): Promise<void> {
  switch (effect.kind) {
    case 'export':
      return await perform(turn, await exported(context, turn))
    case 'erase':
      return await erase(context, turn, perform)
    case 'forget-session':
      return await context.remains.forgetMember(turn.memberId)
  }
}

async function exported({ db }: PrivacyContext, turn: Turn): Promise<readonly Effect[]> {
  const { memberId, now, texts } = turn
  const kept = await exportMember(db, memberId)
  if (kept === null) return [say(memberId, words(texts.privacy.nothingKept()))]
  const files = exportFiles(kept, new Date(now))
  return files.map((json, index) => {
    const part = index + 1
    return say(memberId, {
      content: {
        kind: 'made-file',
        as: 'document',
        fileName: part === 1 ? 'my-data.json' : `my-data-${part}.json`,
        base64: Buffer.from(json).toString('base64'),
        caption: texts.privacy.exported({ part, parts: files.length }),
      },
    })
  })
}

/** What is in Redis goes first: which rooms there were, the record knows only until it is deleted. */
async function erase(context: PrivacyContext, turn: Turn, perform: Perform): Promise<void> {
  const { db, profiles, photos, identityOf, remains } = context
  const { memberId, now } = turn
  await leaveRoom(context, turn, perform)
  await remains.forgetRooms(memberId, await recentRooms(db, memberId, new Date(now)))
  await deleteMember(db, { memberId, identity: identityOf(memberId), at: new Date(now) })
  await profiles.forget(memberId)
  await photos.sweep()
}

/** Whoever was matched in the moment before their search was cancelled leaves that room too. */
async function leaveRoom({ sessions }: PrivacyContext, turn: Turn, perform: Perform): Promise<void> {
  const session = await sessions.read(turn.memberId)
  if (session.state !== 'chatting') return
  const last = { ...turn, key: `${turn.key}/leave`, session }
  const ending = { reason: 'stop', by: 'self', set: { state: 'idle' }, told: true } as const
  const decision = endRoom(last, session, ending)
  if (decision.kind !== 'move') return
  const { outcome } = await moveSession(sessions, last, 'delete', decision, null)
  await perform(last, decision.effects(outcome))
}
