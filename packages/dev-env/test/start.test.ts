import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  canListen,
  freePort,
  type RunningProcess,
  redisAnswers,
  runProcess,
  startRedis,
  waitUntil,
} from '@anonchat/servers'
import type { ServiceState } from '@anonchat/telegram-sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SERVICE_NAMES, SERVICES } from '../src/services.js'

const LIMIT_MS = 90_000
const RUN_START = fileURLToPath(new URL('./run-start.ts', import.meta.url))

let dir = ''
const started: RunningProcess[] = []
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'anonchat-start-'))
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.end('SIGTERM')))
  await rm(dir, { recursive: true, maxRetries: 10, retryDelay: 200 })
})

interface Started {
  running: RunningProcess
  lines: string[]
}

async function npmStart(env: Record<string, string>): Promise<Started> {
  const lines: string[] = []
  const running = await runProcess(
    process.execPath,
    // The last argument stands for the script that the lock looks for.
    ['--import', 'tsx', '--conditions=source', RUN_START, dir, 'start.mjs'],
    { env: { PATH: process.env.PATH, ...env }, output: (line) => lines.push(line) },
  )
  started.push(running)
  return { running, lines }
}

async function chosenPorts(): Promise<Record<string, string>> {
  const variables = [...SERVICE_NAMES.map((name) => SERVICES[name].portVariable), 'SANDBOX_PORT']
  const pairs = variables.map(async (variable) => [variable, String(await freePort())] as const)
  return Object.fromEntries(await Promise.all(pairs))
}

const ready = ({ lines, running }: Started) =>
  waitUntil(
    async () => {
      if (!running.alive()) throw new Error(lines.join('\n'))
      return lines.some((line) => line.startsWith('Ready: open http://127.0.0.1:'))
    },
    LIMIT_MS,
    () => lines.join('\n'),
  )

const allFree = async (ports: readonly number[]) => (await Promise.all(ports.map(canListen))).every(Boolean)
const portsIn = (env: Record<string, string>) => Object.values(env).map(Number)
const privatePorts = (lines: readonly string[]) =>
  lines.flatMap((line) => /private, port (\d+)/.exec(line)?.slice(1).map(Number) ?? [])

/** The services that are ready, as the sandbox shows it. */
async function servicesSeenBySandbox(env: Record<string, string>): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${env.SANDBOX_PORT}/control/snapshot`)
  const { services }: { services: ServiceState[] } = JSON.parse(await answer.text())
  return services
    .filter(({ ready }) => ready)
    .map(({ name }) => name)
    .join()
}

const ADMIN = 700_700_700

/** What the page of operators answers to the link that the bot gives to an admin in the sandbox. */
async function opensPanel(env: Record<string, string>): Promise<string> {
  const members = `http://127.0.0.1:${env.SANDBOX_PORT}/control/members`
  const post = (url: string, body: object) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post(members, { id: ADMIN, first_name: 'Ada' })
  await post(`${members}/${ADMIN}/text`, { text: '/admin_panel' })
  const link = /http:[^"]+sign-in\?link=([^"]+)/
  let found: RegExpExecArray | null = null
  await waitUntil(
    async () => {
      found = link.exec(await (await fetch(`${members}/${ADMIN}/messages`)).text())
      return found !== null
    },
    LIMIT_MS,
    () => 'the bot gives no link',
  )
  const [url = '', token = ''] = found ?? []
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ link: token }),
    redirect: 'manual',
  })
  return `${answer.status} ${answer.headers.get('set-cookie')?.split('=')[0]}`
}

describe('npm start', () => {
  it('brings everything up, refuses a second one, and stops all that it started and nothing else', async () => {
    const redis = await startRedis()
    try {
      const env = await chosenPorts()
      const first = await npmStart({ ...env, REDIS_URL: redis.url, ADMIN_IDS: String(ADMIN) })
      await ready(first)
      await waitUntil(
        async () => (await servicesSeenBySandbox(env)) === SERVICE_NAMES.join(),
        LIMIT_MS,
        () => 'the sandbox does not see that the services are ready',
      )
      expect(await opensPanel(env)).toBe('303 panel')
      const second = await npmStart({ ...env, REDIS_URL: redis.url })
      expect(await second.running.ended).toBe('exit status 1')
      expect(second.lines.join('\n')).toContain(`running already (process ${first.running.pid})`)

      first.running.signal('SIGTERM')
      expect(await first.running.ended).toBe('exit status 0')
      // NATS, MySQL and coturn; Redis was named.
      const servers = privatePorts(first.lines)
      expect(servers).toHaveLength(3)
      expect(await allFree([...portsIn(env), ...servers])).toBe(true)
      expect(await redisAnswers(redis.port)).toBe(true)
    } finally {
      await redis.dispose()
    }
  })

  it('leaves nothing behind when it is killed, and starts again on the same data', async () => {
    const env = await chosenPorts()
    const first = await npmStart(env)
    await ready(first)
    first.running.signal('SIGKILL')
    await first.running.ended
    const second = await npmStart(env)
    await ready(second)
    expect(await allFree(privatePorts(first.lines))).toBe(true)
  })

  it('says which port is taken and what to set, and stops what it had started', async () => {
    const redis = await startRedis()
    const env = { ...(await chosenPorts()), MATCHMAKER_PORT: String(redis.port) }
    const { running, lines } = await npmStart(env)
    expect(await running.ended).toBe('exit status 1')
    expect(lines.join('\n')).toContain(`Problem: Port ${redis.port}, which matchmaker needs, is taken`)
    expect(lines.join('\n')).toContain('MATCHMAKER_PORT=')
    await redis.dispose()
  })
})
