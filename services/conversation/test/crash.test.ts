import { ensureStreams } from '@anonchat/bus'
import type { MemberEvent } from '@anonchat/contracts'
import { albumKey, sessionKey } from '@anonchat/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Handler, openHandler } from './crashing.js'
import { type Servers, startServers } from './servers.js'
import { membership, message, photo, press, text } from './updates.js'
import { openWorld, type World } from './world.js'

let servers: Servers
let world: World
let handler: Handler

beforeAll(async () => {
  servers = await startServers({ FLOOD_BURST: '1000' })
  world = await openWorld(servers)
  await ensureStreams(world.bus.jsm)
  handler = await openHandler(servers, world)
})
afterAll(async () => {
  await handler.close()
  await world.close()
  await servers.dispose()
})

interface Scene {
  /** Names for what differs from scene to scene: ids, traces, rooms. */
  readonly names: ReadonlyMap<string, string>
  readonly event: MemberEvent
}

const handleAll = async (...events: MemberEvent[]) => {
  for (const event of events) await handler.handle(event)
}
const answered = async (id: number, upTo: number) => {
  const answers = [
    text(id, '/start'),
    text(id, 'female'),
    text(id, '30'),
    text(id, 'Rome'),
    press(id, 'skip'),
  ]
  await handleAll(...answers.slice(0, upTo))
}
const scene = (event: MemberEvent, names: readonly (readonly [unknown, string])[]): Scene => ({
  event,
  names: new Map([...names, [event.trace, 'TRACE'] as const].map(([value, name]) => [String(value), name])),
})

const alone = async (upTo: number, event: (id: number) => MemberEvent): Promise<Scene> => {
  const id = world.newcomer()
  await answered(id, upTo)
  return scene(event(id), [[id, 'ME']])
}
const searching = async (
  event: (id: number, searchId: string) => MemberEvent | Promise<MemberEvent>,
): Promise<Scene> => {
  const id = world.newcomer()
  await answered(id, 5)
  const search = text(id, '/search')
  await handleAll(search)
  return scene(await event(id, search.trace), [
    [search.trace, 'SEARCH'],
    [id, 'ME'],
  ])
}
const chatting = async (
  event: (me: number, roomId: string, other: number) => MemberEvent,
  announced = true,
): Promise<Scene> => {
  const [me, other] = [world.newcomer(), world.newcomer()]
  await answered(me, 5)
  await answered(other, 5)
  await handleAll(text(me, '/search'), text(other, '/search'))
  const roomId = await world.match(me, other)
  if (announced)
    await handleAll({ type: 'matched', memberId: me, trace: `m-${me}`, roomId, partnerId: other })
  return scene(event(me, roomId, other), [
    [roomId, 'ROOM'],
    [me, 'ME'],
    [other, 'OTHER'],
  ])
}

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

const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  'the first /start': () => alone(0, (id) => text(id, '/start')),
  'a wrong answer': () => alone(2, (id) => text(id, 'banana')),
  'the age': () => alone(2, (id) => text(id, '30')),
  'an age below 18': () => alone(2, (id) => text(id, '16')),
  'the last answer of the registration': () => alone(4, (id) => photo(id, 'P')),
  'a search': () => alone(5, (id) => press(id, 'search')),
  'a cancel': () => searching((id) => press(id, 'cancel')),
  'a block while searching': () => searching((id) => membership(id, 'kicked')),
  'a message in a lost search': () =>
    searching(async (id) => {
      await world.redis.hset(sessionKey(id), 'deadline', 1_000)
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
  'the end of the time': () =>
    chatting((me, roomId) => ({
      type: 'timer',
      timer: 'room-expiry',
      memberId: me,
      trace: 'from-a-timer',
      roomId,
    })),
}

/** What an event had published and done, with names instead of ids. */
async function outcomeOf({ event, names }: Scene, act: () => Promise<unknown>): Promise<readonly string[]> {
  await world.forget()
  await act()
  const done = [
    ...(await world.envelopes()).map(({ decidedAt: _, ...envelope }) => envelope),
    ...(await world.matches()),
    ...(await world.answers()),
    await sessionOf(event.memberId),
    { album: await albumOf(event.memberId) },
    { asked: await askedOf(names) },
  ]
  return done.map((one) => {
    const named = [...names].reduce(
      (json, [value, name]) => json.replaceAll(value, name),
      JSON.stringify(one),
    )
    // What is left of numbers are times and ids of messages and rows.
    return named.replaceAll(/\d{4,}/g, 'N').replace(/("partner_user":"|"userId":)\d+/, '$1N')
  })
}

const albumOf = async (memberId: number) => {
  const fields = await world.redis.hgetall(albumKey(memberId))
  return Object.entries(fields).sort(([a], [b]) => a.localeCompare(b))
}

/** The jobs that ask whether the album of a scene is whole. */
const askedOf = async (names: Scene['names']) => {
  const found = await Promise.all([...names.keys()].map((name) => world.redis.keys(`*:album-${name}-*`)))
  return found.flat().sort()
}

const sessionOf = async (memberId: number) => {
  const { did_result: _, user: __, ...session } = await world.session(memberId)
  return session
}

describe('a crash before any step', () => {
  it.each(Object.keys(SCENES))(
    'of %s, then the redelivery, has the same effects, each once',
    async (name) => {
      const prepare = SCENES[name]
      if (prepare === undefined) throw new Error('no such scene')
      const calm = await prepare()
      const expected = await outcomeOf(calm, () => handler.handle(calm.event))
      expect(new Set(expected).size).toBe(expected.length)
      for (let step = 0; ; step++) {
        const crashed = await prepare()
        let died = true
        const found = await outcomeOf(crashed, async () => {
          died = await handler.crash(crashed.event, step)
        })
        expect([...found].sort(), `crash before step ${step}`).toEqual([...expected].sort())
        if (!died) break
      }
    },
  )
})

describe('a room that is restored', () => {
  it('has its timers, whatever step a crash comes before', async () => {
    for (let step = 0, died = true; died; step++) {
      const { event } = await chatting((me) => text(me, 'hello'))
      const { room } = await world.session(event.memberId)
      await world.redis.flushall()
      died = await handler.crash(event, step)
      expect(await world.session(event.memberId)).toMatchObject({ state: 'chatting', room })
      const timers = await world.redis.keys(`*:${room}-*`)
      expect(timers, `crash before step ${step}`).toHaveLength(2)
    }
  })
})
