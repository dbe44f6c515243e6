import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Redis } from 'ioredis'
import { createConnection } from 'mariadb'
import { connect } from 'nats'
import { afterEach, describe, expect, it } from 'vitest'
import { type Server, startMysql, startNats, startRedis, startTurn, turnAnswers, waitUntil } from './index.js'
import { mysqlConfig } from './mysql.js'

const started: Server[] = []
const keep = <Kind extends Server>(server: Kind): Kind => {
  started.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.dispose()))
})

describe('a server that is killed and started again', () => {
  it('keeps what NATS JetStream has acknowledged', async () => {
    const server = keep(await startNats())
    const before = await connect({ servers: server.url })
    const manager = await before.jetstreamManager()
    await manager.streams.add({ name: 'KEPT', subjects: ['kept.*'] })
    await before.jetstream().publish('kept.one', 'still here')
    await before.close()
    await server.stop('SIGKILL')
    await server.start()
    const after = await connect({ servers: server.url })
    const message = await (await after.jetstreamManager()).streams.getMessage('KEPT', { seq: 1 })
    expect(message.string()).toBe('still here')
    await after.close()
  })

  it('keeps what Redis has written to its append-only file', async () => {
    const server = keep(await startRedis())
    const before = new Redis(server.url)
    await before.set('kept', 'still here')
    before.disconnect()
    await server.stop('SIGKILL')
    await server.start()
    const after = new Redis(server.url)
    expect(await after.get('kept')).toBe('still here')
    expect(await after.config('GET', 'maxmemory-policy')).toContain('noeviction')
    after.disconnect()
  })

  it('keeps the rows that MySQL has committed', async () => {
    const server = keep(await startMysql())
    const before = await createConnection(mysqlConfig(server.url))
    await before.query('CREATE DATABASE kept')
    await before.query('CREATE TABLE kept.rows_kept (text VARCHAR(20))')
    await before.query("INSERT INTO kept.rows_kept VALUES ('ще тут 🙂')")
    await before.end()
    await server.stop('SIGKILL')
    await server.start()
    const after = await createConnection(mysqlConfig(server.url))
    expect(await after.query('SELECT text FROM kept.rows_kept')).toEqual([{ text: 'ще тут 🙂' }])
    await after.end()
  })
})

describe('a TURN server', () => {
  it('answers while it runs, on loopback alone, and keeps its port over a restart', async () => {
    const server = keep(await startTurn())
    expect(server.url).toBe(`turn:127.0.0.1:${server.port}`)
    expect(server.secret.length).toBeGreaterThanOrEqual(32)
    await server.stop('SIGKILL')
    expect(await turnAnswers(server.port)).toBe(false)
    await server.start()
    expect(await turnAnswers(server.port)).toBe(true)
  })
})

describe('a server', () => {
  it('is gone with its temporary data after dispose', async () => {
    const server = await startRedis()
    expect(existsSync(dirname(server.logFile))).toBe(true)
    await server.dispose()
    expect(isRunning(server.pid)).toBe(false)
    expect(existsSync(dirname(server.logFile))).toBe(false)
  })

  it('tells how it ended', async () => {
    const server = keep(await startRedis())
    const ended = server.ended()
    process.kill(server.pid, 'SIGKILL')
    expect(await ended).toBe('SIGKILL')
  })

  it('refuses a port that is taken, and names it', async () => {
    const first = keep(await startRedis())
    await expect(startRedis({ port: first.port })).rejects.toThrow(`port ${first.port}`)
  })

  it('does not outlive a process that is killed with -9', async () => {
    const code = `
      const { startNats } = await import('${new URL('./index.ts', import.meta.url)}')
      const { pid, logFile } = await startNats()
      process.stdout.write(JSON.stringify({ pid, logFile }))
      setInterval(() => {}, 60_000)`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code])
    const [output] = await once(parent.stdout, 'data')
    const { pid, logFile } = JSON.parse(String(output))
    expect(isRunning(pid)).toBe(true)
    parent.kill('SIGKILL')
    await waitUntil(
      async () => !isRunning(pid),
      15_000,
      () => 'the server lives on',
    )
    rmSync(dirname(logFile), { recursive: true })
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
