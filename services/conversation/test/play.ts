import type { RunningService } from '@anonchat/runtime'
import { afterAll, beforeAll } from 'vitest'
import { startConversation } from '../src/index.js'
import { type Servers, startServers } from './servers.js'
import { openWorld, type World } from './world.js'

/** The service on servers of its own, for the tests of one file. */
export function play(more: Readonly<Record<string, string>> = { FLOOD_BURST: '1000' }): () => World {
  let servers: Servers | undefined
  let service: RunningService | undefined
  let world: World | undefined
  beforeAll(async () => {
    servers = await startServers(more)
    service = await startConversation(servers.environment)
    world = await openWorld(servers)
  })
  afterAll(async () => {
    await world?.close()
    await service?.stop()
    await servers?.dispose()
  })
  return () => {
    if (world === undefined) throw new Error('the world is there from the first test on')
    return world
  }
}
