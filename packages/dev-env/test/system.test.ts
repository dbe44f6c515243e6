import { afterEach, describe, expect, it } from 'vitest'
import { playStory } from '../src/demo/story.js'
import { SERVICE_NAMES, type System, startSystem } from '../src/index.js'

let system: System | undefined
afterEach(async () => {
  await system?.stop()
  system = undefined
})

const failed = async ({ sandbox }: System) =>
  (await playStory(sandbox)).findings.filter(({ holds }) => !holds)

describe('two strangers register, meet, talk and part', () => {
  it('with every service in one process, by polling', async () => {
    system = await startSystem()
    expect(await failed(system)).toEqual([])
  })

  it('with two processes of every service, by webhook, and one of each killed', async () => {
    system = await startSystem({
      mode: 'processes',
      updates: 'webhook',
      replicas: Object.fromEntries(SERVICE_NAMES.map((name) => [name, 2])),
    })
    for (const service of SERVICE_NAMES) await system.kill(service, 0)
    expect(await failed(system)).toEqual([])
    for (const service of SERVICE_NAMES) {
      expect(system.replicas(service).map((replica) => replica.alive())).toEqual([false, true])
    }
  })
})
