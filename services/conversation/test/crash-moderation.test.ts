import type { MemberEvent } from '@anonchat/contracts'
import { banMember, openStandings, sessionKey } from '@anonchat/store'
import { describe, it } from 'vitest'
import { playScenes, type Scene } from './scenes.js'
import { press, text } from './updates.js'

const { world, handleAll, alone, searching, chatting, everyCrash } = playScenes()

const banned = (memberId: number): MemberEvent => ({
  type: 'moderated',
  memberId,
  trace: 'from-admin',
  what: 'banned',
  until: null,
  reason: 'Spam',
})

const deleted = (memberId: number): MemberEvent => ({
  type: 'moderated',
  memberId,
  trace: 'from-admin',
  what: 'deleted',
  until: null,
  reason: null,
})

/** Somebody whom an admin banned a moment ago. */
const barred = async (prepared: Promise<Scene>, inRedis = true): Promise<Scene> => {
  const found = await prepared
  const { memberId } = found.event
  const ban = await banMember(world().db, { memberId, until: null, reason: 'Spam' })
  if (inRedis && ban !== null) await openStandings(world().redis).set(memberId, ban.after)
  return found
}

/** Somebody who reported their partner and was asked for words. */
const askedForWords = async (found: Scene): Promise<Scene> => {
  const { memberId } = found.event
  const { room } = await world().session(memberId)
  await handleAll(press(memberId, `why:${room}:spam`), press(memberId, `words:${room}`))
  return found
}

const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  'a ban in a room': () => barred(chatting((me) => banned(me))),
  'a ban in a search': () => barred(searching((me) => banned(me))),
  'a ban of which only the record knows': () =>
    barred(
      chatting((me) => banned(me)),
      false,
    ),
  'a deletion by moderators': () => alone(5, deleted),
  'a deletion by moderators in a search': () => searching(deleted),
  'a deletion by moderators in a room': () => chatting(deleted),
  'words about a report': () => chatting((me) => text(me, 'asked me for money')).then(askedForWords),
  'something else than words': () => chatting((me) => text(me, '/next')).then(askedForWords),
  'an ice-breaker': () => chatting((me) => text(me, '/icebreaker')),
  'silence after the opening': () =>
    chatting((me, roomId) => ({
      type: 'timer',
      timer: 'room-silence',
      memberId: me,
      trace: 'from-a-timer',
      roomId,
    })),
  'a search that is widened': async () => {
    const found = await searching((me) => press(me, 'widen'))
    await world().redis.hset(sessionKey(found.event.memberId), 'filtered', '1')
    return found
  },
  'a message after a ban that is over': async () => {
    const found = await alone(5, (id) => text(id, 'hello?'))
    const { memberId } = found.event
    await banMember(world().db, { memberId, until: new Date(1_000), reason: null })
    await world().redis.hset(sessionKey(memberId), { banned: 1_000, ban_told: 1 })
    return found
  },
}

describe('a crash before any step', () => {
  it.each(Object.entries(SCENES))(
    'of %s, then the redelivery, has the same effects, each once',
    async (_, prepare) => {
      await everyCrash(prepare)
    },
  )
})
