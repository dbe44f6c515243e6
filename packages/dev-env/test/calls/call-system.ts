import { TIMERS_QUEUE } from '@anonchat/contracts'
import { openProducer, queueConnection } from '@anonchat/queue'
import { freePort, startTurn } from '@anonchat/servers'
import { createDatabase, profileKey } from '@anonchat/store'
import { type System, startSystem } from '../../src/index.js'

const DAY_MS = 86_400_000

/** The whole system with calls that can be made: a relay, and a public address, which is loopback. */
export interface CallSystem {
  readonly system: System
  /** `127.0.0.1:<port>` of video-call. */
  readonly host: string
  givePremium(memberId: number): Promise<void>
  /** The minute of every request for a call that nobody has answered is over. */
  runOut(): Promise<void>
  stop(): Promise<void>
}

export async function startCallSystem(env: Readonly<Record<string, string>> = {}): Promise<CallSystem> {
  const [turn, port, sandboxPort] = await Promise.all([startTurn(), freePort(), freePort()])
  const host = `127.0.0.1:${port}`
  const system = await startSystem({
    ports: { 'video-call': port },
    env: {
      VIDEO_CALL_DOMAIN: `http://${host}`,
      TURN_URLS: `${turn.url}?transport=udp,${turn.url}?transport=tcp`,
      TURN_SECRET: turn.secret,
      TELEGRAM_WEB_APP_SCRIPT: `http://127.0.0.1:${sandboxPort}/telegram-web-app.js`,
      ...env,
    },
    sandbox: { limits: 'off', port: sandboxPort },
  })
  const database = createDatabase(system.databaseUrl)
  const redis = queueConnection(system.redis.url)
  const timers = openProducer(TIMERS_QUEUE, redis)
  return {
    system,
    host,
    givePremium: async (telegramId) => {
      const until = new Date(Date.now() + 30 * DAY_MS)
      await database.prisma.user.update({
        where: { telegramId },
        data: { isPremium: true, premiumExpiresAt: until },
      })
      await redis.del(profileKey(telegramId))
    },
    runOut: async () => {
      for (const job of await timers.queue.getDelayed())
        if (job?.data.timer === 'call-ask') await job.promote()
    },
    stop: async () => {
      await timers.close()
      redis.disconnect()
      await database.close()
      await system.stop()
      await turn.dispose()
    },
  }
}
