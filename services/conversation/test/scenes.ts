import { ensureStreams } from '@anonchat/bus'
import type { MemberEvent } from '@anonchat/contracts'
import { albumKey } from '@anonchat/store'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Handler, openHandler } from './crashing.js'
import { type Servers, startServers } from './servers.js'
import { press, text } from './updates.js'
import { openWorld, type World } from './world.js'

export interface Scene {
  /** Names for what differs from scene to scene: ids, traces, rooms. */
  readonly names: ReadonlyMap<string, string>
  readonly event: MemberEvent
}

/** Scenes in which a process may crash, on servers of their own, for the tests of one file. */
export function playScenes() {
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

  /** What an event had published and done, with names instead of ids. */
  const outcomeOf = async (
    { event, names }: Scene,
    act: () => Promise<unknown>,
  ): Promise<readonly string[]> => {
    await world.forget()
    await act()
    const done = [
      ...(await world.envelopes()).map(({ decidedAt: _, ...envelope }) => envelope),
      ...(await world.matches()),
      ...(await world.answers()),
      await sessionOf(event.memberId),
      { album: await albumOf(event.memberId) },
      { asked: await askedOf(names) },
      { given: await givenTo(names) },
    ]
    return done.map((one) => {
      const named = [...names].reduce(
        (json, [value, name]) => json.replaceAll(value, name),
        JSON.stringify(one),
      )
      // What is left of numbers are times and ids of messages and rows; an export is made of them.
      return (
        named
          .replace(/"base64":"[^"]+"/, '"base64":"…"')
          // Each room has questions of its own.
          .replace(/💡 [^\\]+/, '💡')
          .replaceAll(/\d{4,}/g, 'N')
          .replace(/("partner_user":"|"userId":)\d+/, '$1N')
      )
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

  /** How often each member of a scene was given premium. */
  const givenTo = async (names: Scene['names']) => {
    const ids = [...names].flatMap(([id, name]) => (name === 'ME' || name === 'OTHER' ? [[name, id]] : []))
    const counts = ids.map(async ([name, id]) => {
      const where = { user: { telegramId: Number(id) } }
      return `${name} ${await world.db.prisma.premiumSubscription.count({ where })}`
    })
    return await Promise.all(counts)
  }

  const sessionOf = async (memberId: number) => {
    const { did_result: _, user: __, ...session } = await world.session(memberId)
    return session
  }

  /** Has a process die before each step of a scene in turn, and compares what the redelivery makes of it. */
  const everyCrash = async (prepare: () => Promise<Scene>): Promise<void> => {
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
  }

  return {
    world: () => world,
    handler: () => handler,
    handleAll,
    scene,
    alone,
    searching,
    chatting,
    everyCrash,
  }
}
