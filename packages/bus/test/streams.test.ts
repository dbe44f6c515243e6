import { createLogger } from '@anonchat/runtime'
import { startNats } from '@anonchat/servers'
import { expect, it } from 'vitest'
import { openConnection } from '../src/connect.js'
import { ensureStreams } from '../src/ensure-streams.js'

const REPLICAS = 12
const ROUNDS = 5
const log = createLogger('test', 'silent')

it('all replicas of all services may start at once on a new server', async () => {
  const server = await startNats()
  const connections = await Promise.all(
    Array.from({ length: REPLICAS }, () => openConnection(server.url, 'test', log)),
  )
  try {
    for (let round = 0; round < ROUNDS; round++) {
      await Promise.all(connections.map(({ jsm }) => ensureStreams(jsm)))
      const names = await connections[0]?.jsm.streams.names().next()
      expect(names?.length).toBeGreaterThan(3)
      for (const name of names ?? []) await connections[0]?.jsm.streams.delete(name)
    }
  } finally {
    for (const connection of connections) await connection.close()
    await server.dispose()
  }
})

it('a subject that belongs to another stream is told, and that stream is left as it is', async () => {
  const server = await startNats()
  const connection = await openConnection(server.url, 'test', log)
  try {
    await connection.jsm.streams.add({ name: 'STRANGER', subjects: ['member.>'] })
    await expect(ensureStreams(connection.jsm)).rejects.toThrow(/overlap/)
    expect((await connection.jsm.streams.info('STRANGER')).config.subjects).toEqual(['member.>'])
  } finally {
    await connection.close()
    await server.dispose()
  }
})
