import type { RunningService } from '@anonchat/runtime'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startAdmin } from '../src/index.js'
import { type Servers, startServers } from './servers.js'
import { openWorld, type World } from './world.js'

export type Played = World & {
  /** Where the service answers. */
  readonly url: string
  /** What it was started with, for another replica. */
  readonly environment: Servers['environment']
}

/** The service on servers of its own, for the tests of one file. */
export function play(more: Readonly<Record<string, string>> = {}): () => Played {
  let servers: Servers | undefined
  let service: RunningService | undefined
  let world: World | undefined
  beforeAll(async () => {
    servers = await startServers(more)
    service = await startAdmin(servers.environment)
    world = await openWorld(servers)
  })
  beforeEach(async () => {
    await world?.forget()
  })
  afterAll(async () => {
    await world?.close()
    await service?.stop()
    await servers?.dispose()
  })
  return () => {
    if (world === undefined || service === undefined || servers === undefined)
      throw new Error('the world is there from the first test on')
    return { ...world, url: `http://127.0.0.1:${service.port}`, environment: servers.environment }
  }
}
