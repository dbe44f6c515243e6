import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createTestDatabase, freePort, runProcess, startNats, startRedis, waitUntil } from '@anonchat/servers'
import { migrate, openCalls, openRedis } from '@anonchat/store'
import { callSecrets } from '@anonchat/video-call'
import { type BenchPage, joinCall, signedInitData } from './calls/page.js'
import { round } from './relay/report.js'

export interface CallsOptions {
  rooms: number
  seconds: number
  /** Signals a second, all rooms together. */
  perSecond: number
}

export const CALLS_DEFAULTS: CallsOptions = { rooms: 2_000, seconds: 20, perSecond: 400 }

/** What the bench of calls gives: times in milliseconds, memory in kilobytes. */
export interface CallsReport {
  memory_kb_per_room: number
  relayed_p50_ms: number
  relayed_p99_ms: number
  lost: number
  signals: number
  rooms: number
  seconds: number
}

const TOKEN = `777:${'A'.repeat(35)}`
const SECRET = randomBytes(24).toString('hex')
/** Pages that join at the same time. */
const AT_ONCE = 50

/** So many rooms with two pages each on one replica, without media: how much memory a room takes, how long a signal. */
export async function runCallsBench(
  options: CallsOptions,
  say: (line: string) => void,
): Promise<CallsReport> {
  const [nats, redisServer, database] = await Promise.all([startNats(), startRedis(), createTestDatabase()])
  await migrate({ databaseUrl: database.url })
  const port = await freePort()
  const service = await runProcess(process.execPath, ['services/video-call/dist/main.js'], {
    output: () => {},
    env: {
      ...process.env,
      BOT_TOKEN: TOKEN,
      API_SECRET_KEY: SECRET,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
      VIDEO_CALL_DOMAIN: `http://127.0.0.1:${port}`,
      VIDEO_CALL_PORT: String(port),
      TURN_URLS: 'turn:127.0.0.1:3478',
      TURN_SECRET: SECRET,
      NATS_URL: nats.url,
      REDIS_URL: redisServer.url,
      DATABASE_URL: database.url,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
    },
  })
  const redis = openRedis(redisServer.url)
  try {
    await waitUntil(
      async () => (await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null))?.ok === true,
      60_000,
      () => 'video-call does not start',
    )
    const before = await residentBytes(port)
    const late: number[] = []
    const sentAt = new Map<string, number>()
    say(`${options.rooms} rooms open`)
    const rooms = await openRooms(options.rooms, port, redis, (mark) => {
      const at = sentAt.get(mark)
      if (at === undefined) return
      sentAt.delete(mark)
      late.push(performance.now() - at)
    })
    const memory = (await residentBytes(port)) - before
    say('signals are sent')
    const total = options.seconds * options.perSecond
    const began = performance.now()
    for (let sent = 0; sent < total; sent++) {
      const room = rooms[sent % rooms.length]
      const mark = String(sent)
      sentAt.set(mark, performance.now())
      room?.a.say({ type: 'signal', to: room.b.session, candidate: { candidate: '', sdpMid: mark } })
      const due = began + ((sent + 1) * 1_000) / options.perSecond
      if (due > performance.now()) await pause(due - performance.now())
    }
    await waitUntil(
      async () => sentAt.size === 0,
      10_000,
      () => 'late',
    ).catch(() => undefined)
    late.sort((one, other) => one - other)
    const at = (share: number): number => round(late[Math.floor((late.length - 1) * share)] ?? Number.NaN)
    return {
      memory_kb_per_room: round(memory / 1_024 / options.rooms),
      relayed_p50_ms: at(0.5),
      relayed_p99_ms: at(0.99),
      lost: sentAt.size,
      signals: total,
      rooms: options.rooms,
      seconds: options.seconds,
    }
  } finally {
    redis.disconnect()
    await service.end('SIGTERM')
    await Promise.all([nats.dispose(), redisServer.dispose(), database.drop()])
  }
}

async function residentBytes(port: number): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1])
}

interface Room {
  readonly a: BenchPage
  readonly b: BenchPage
}

async function openRooms(
  count: number,
  port: number,
  redis: ReturnType<typeof openRedis>,
  heard: (mark: string) => void,
): Promise<Room[]> {
  const calls = openCalls(redis)
  const secrets = callSecrets(SECRET)
  const rooms: Room[] = []
  const openOne = async (index: number): Promise<void> => {
    const callId = secrets.callId(`bench ${index}`)
    const [a, b] = [10_000_000 + index * 2, 10_000_001 + index * 2]
    const now = Date.now()
    const sides = { a: { memberId: a, lang: 'en' }, b: { memberId: b, lang: 'en' } }
    const times = { createdAt: now, endsAt: now + 3_600_000, linkUntil: now + 600_000 }
    await calls.create({ callId, roomId: `bench-${index}`, ...times, ...sides })
    const join = (side: 'a' | 'b', memberId: number) =>
      joinCall(port, secrets.token(callId, side), signedInitData(TOKEN, memberId), (message) => {
        if (message.type === 'signal') heard(message.candidate?.sdpMid ?? '')
      })
    rooms.push({ a: await join('a', a), b: await join('b', b) })
  }
  for (let done = 0; done < count; done += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, i) => openOne(done + i)))
  return rooms
}
