import { randomBytes } from 'node:crypto'
import type { MemberEvent } from '@anonchat/contracts'
import { sessionKey } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { playScenes, type Scene } from './scenes.js'
import { membership, message, photo, press, text } from './updates.js'

const { world, handler, handleAll, scene, alone, searching, chatting, everyCrash } = playScenes()

const item = (id: number, file: string, media_group_id = 'album') => photo(id, file, { media_group_id })

/** In a room, with so many items of an album that are waiting. */
const withAlbum = async (
  items: number,
  event: (me: number, first: MemberEvent) => MemberEvent,
): Promise<Scene> => {
  const { event: first, names } = await chatting((me) => item(me, 'F1'))
  const me = first.memberId
  await handleAll(first, ...Array.from({ length: items - 1 }, (_, index) => item(me, `F${index + 2}`)))
  return scene(event(me, first), [...names, [first.trace, 'FIRST']])
}
const albumDue =
  (items: number) =>
  (me: number, { trace: album }: MemberEvent): MemberEvent => ({
    type: 'album',
    memberId: me,
    trace: 'from-a-timer',
    album,
    items,
  })

/** Somebody who came by a link to invite friends, before their last answer. */
async function invited(): Promise<Scene> {
  const inviter = await alone(5, (id) => text(id, '/help'))
  const inviterId = inviter.event.memberId
  const inviteCode = randomBytes(6).toString('hex')
  await world().db.prisma.user.update({ where: { telegramId: inviterId }, data: { inviteCode } })
  const id = world().newcomer()
  await handleAll(
    text(id, `/start i_${inviteCode}`),
    press(id, 'gender:male'),
    text(id, '30'),
    text(id, 'Rome'),
  )
  return scene(press(id, 'skip'), [
    [id, 'ME'],
    [inviterId, 'OTHER'],
    [inviteCode, 'CODE'],
  ])
}

const confirm = (id: number) => press(id, `erase:${Date.now().toString(36)}`)

const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  'the first /start': () => alone(0, (id) => text(id, '/start')),
  'a wrong answer': () => alone(2, (id) => text(id, 'banana')),
  'the age': () => alone(2, (id) => text(id, '30')),
  'an age below 18': () => alone(2, (id) => text(id, '16')),
  'the last answer of the registration': () => alone(4, (id) => photo(id, 'P')),
  'the last answer of who was invited': invited,
  'a search': () => alone(5, (id) => press(id, 'search')),
  'a cancel': () => searching((id) => press(id, 'cancel')),
  'a block while searching': () => searching((id) => membership(id, 'kicked')),
  'a message in a lost search': () =>
    searching(async (id) => {
      await world().redis.hset(sessionKey(id), 'deadline', 1_000)
      return text(id, 'hello?')
    }),
  'a cancel that comes too late': () => chatting((me) => press(me, 'cancel'), false),
  'a match': () =>
    chatting(
      (me, roomId, other) => ({
        type: 'matched',
        memberId: me,
        trace: 'from-the-matchmaker',
        roomId,
        partnerId: other,
      }),
      false,
    ),
  'a message that comes before the notice': () => chatting((me) => text(me, 'hello'), false),
  'a message': () => chatting((me) => text(me, 'hello')),
  'the first item of an album': () => chatting((me) => item(me, 'F1')),
  'the tenth item of an album': () => withAlbum(9, (me) => item(me, 'F10')),
  'a message after two items of an album': () => withAlbum(2, (me) => text(me, 'hello')),
  'an item of another album': () => withAlbum(2, (me) => item(me, 'F1', 'other')),
  'an album of which no more items come': () => withAlbum(2, albumDue(2)),
  'an album of which more have come': () => withAlbum(3, albumDue(1)),
  '/next while an album is coming': () => withAlbum(2, (me) => text(me, '/next')),
  'a dice': () => chatting((me) => message(me, { dice: { emoji: '🎲', value: 3 } })),
  'what the partner does not want': () =>
    chatting((me, roomId) => ({
      type: 'refused',
      memberId: me,
      trace: 'from-the-relay',
      roomId,
      messageId: 5,
      what: 'voice',
    })),
  '/next': () => chatting((me) => text(me, '/next')),
  '/stop': () => chatting((me) => text(me, '/stop')),
  '/stop before the notice of the room': () => chatting((me) => text(me, '/stop'), false),
  'a block': () => chatting((me) => membership(me, 'kicked')),
  'a copy of all that is kept': () => alone(5, (id) => text(id, '/export')),
  'a deletion': () => alone(5, confirm),
  'a deletion while searching': () => searching(confirm),
  'a deletion in a room': () => chatting(confirm),
  'the end of the time': () =>
    chatting((me, roomId) => ({
      type: 'timer',
      timer: 'room-expiry',
      memberId: me,
      trace: 'from-a-timer',
      roomId,
    })),
}

describe('a crash before any step', () => {
  it.each(Object.entries(SCENES))(
    'of %s, then the redelivery, has the same effects, each once',
    async (_, prepare) => {
      await everyCrash(prepare)
    },
  )
})

describe('a room that is restored', () => {
  it('has its timers, whatever step a crash comes before', async () => {
    for (let step = 0, died = true; died; step++) {
      const { event } = await chatting((me) => text(me, 'hello'))
      const { room } = await world().session(event.memberId)
      await world().redis.flushall()
      died = await handler().crash(event, step)
      expect(await world().session(event.memberId)).toMatchObject({ state: 'chatting', room })
      const timers = await world().redis.keys(`*:${room}-*`)
      expect(timers, `crash before step ${step}`).toHaveLength(2)
    }
  })
})
