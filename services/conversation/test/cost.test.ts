import { ensureStreams } from '@anonchat/bus'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Handler, openHandler } from './crashing.js'
import { type Servers, startServers } from './servers.js'
import { edited, press, text } from './updates.js'
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

describe('a chat message', () => {
  it('costs one script and one publish, and no query to MySQL', async () => {
    const [a, b] = [world.newcomer(), world.newcomer()]
    for (const id of [a, b])
      for (const event of [
        text(id, '/start'),
        text(id, 'male'),
        text(id, '30'),
        text(id, 'Rome'),
        press(id, 'skip'),
      ])
        await handler.handle(event)
    await world.match(a, b)
    await handler.handle(text(a, 'first'))
    const before = world.statements()
    expect(await handler.handle(text(a, 'second'))).toBe(2)
    expect(await handler.handle(edited(a, 7, { text: 'changed' }))).toBe(2)
    expect(world.statements()).toBe(before)
  })
})
