import { ensureStreams } from '@anonchat/bus'
import type { MemberEvent } from '@anonchat/contracts'
import { createGiftCodes, findMember, grantPremium } from '@anonchat/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Handler, openHandler } from './crashing.js'
import { charge } from './premium-play.js'
import { type Servers, startServers } from './servers.js'
import { type Charge, givenBack, paid, press, text } from './updates.js'
import { openWorld, type World } from './world.js'

const DAY_MS = 86_400_000
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

const daysOf = async (id: number) => {
  const until = (await findMember(world.db, id))?.premiumUntil
  return Math.round(((until?.getTime() ?? Date.now()) - Date.now()) / DAY_MS)
}
const rowsOf = async (id: number) => {
  const where = { user: { telegramId: BigInt(id) } }
  const { prisma } = world.db
  return [await prisma.premiumSubscription.count({ where }), await prisma.payment.count({ where })]
}

/** Two registered members in a room of the shorter time. */
async function pair(): Promise<{ a: number; b: number; roomId: string }> {
  const [a, b] = [world.newcomer(), world.newcomer()]
  for (const id of [a, b]) {
    for (const words of ['/start', 'female', '30', 'Rome']) await handler.handle(text(id, words))
    await handler.handle(press(id, 'skip'))
  }
  return { a, b, roomId: await world.match(a, b) }
}

/** Whatever step the process dies before, the redelivery ends in the same; gives how many steps there were. */
async function crashEverywhere(
  prepare: () => Promise<{ event: MemberEvent; check: () => Promise<void> }>,
): Promise<number> {
  for (let step = 0; ; step++) {
    const { event, check } = await prepare()
    const died = await handler.crash(event, step)
    await check()
    if (!died) return step
  }
}

const newcomer = async () => {
  const id = world.newcomer()
  await handler.handle(text(id, '/start'))
  await world.forget()
  return id
}
/** Of what was published to a chat, each key once: the lane takes no second one. */
const keysTo = async (id: number) => [...new Set((await world.envelopesTo(id)).map(({ key }) => key))]

describe('a crash before any step, then the redelivery', () => {
  it('of a payment gives its days once, and its payer is told', async () => {
    const steps = await crashEverywhere(async () => {
      const id = await newcomer()
      return {
        event: paid(id, charge()),
        check: async () => {
          expect(await daysOf(id)).toBe(30)
          expect(await rowsOf(id)).toEqual([1, 1])
          expect((await keysTo(id)).filter((key) => key.startsWith('paid-'))).toHaveLength(1)
        },
      }
    })
    expect(steps).toBeGreaterThan(3)
  })

  it('of a payment in a room makes the room longer for both, with its timers', async () => {
    await crashEverywhere(async () => {
      const { a, b, roomId } = await pair()
      await handler.handle(text(a, 'hello'))
      await world.forget()
      return {
        event: paid(a, charge()),
        check: async () => {
          expect(await daysOf(a)).toBe(30)
          for (const id of [a, b]) {
            expect(await world.session(id)).toMatchObject({ premium: '1' })
            expect(await keysTo(id)).toContain(`${roomId}/longer/${id}`)
          }
          expect(await world.redis.keys(`*:${roomId}-*-long`)).toHaveLength(2)
          const row = await world.db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
          expect(row.isPremium).toBe(true)
        },
      }
    })
  })

  it('of a refund takes its days back once', async () => {
    await crashEverywhere(async () => {
      const id = await newcomer()
      const bought: Charge = charge()
      await handler.handle(paid(id, bought))
      await handler.handle(paid(id, charge({ payload: 'premium:7d:7:75:1800000000' })))
      await world.forget()
      return {
        event: givenBack(id, bought),
        check: async () => {
          expect(await daysOf(id)).toBe(7)
          expect((await keysTo(id)).filter((key) => key.startsWith('refunded-'))).toHaveLength(1)
        },
      }
    })
  })

  it('of a gift code gives its days once', async () => {
    await crashEverywhere(async () => {
      const id = await newcomer()
      const made = { count: 1, days: 14, adminId: 1, validDays: null, at: new Date() }
      const [code] = await createGiftCodes(world.db, made)
      return {
        event: text(id, `/redeem ${code}`),
        check: async () => {
          expect(await daysOf(id)).toBe(14)
          expect(await rowsOf(id)).toEqual([1, 0])
          expect((await keysTo(id)).filter((key) => key.endsWith('/redeemed'))).toHaveLength(1)
        },
      }
    })
  })

  it('of the news of its end says so once', async () => {
    await crashEverywhere(async () => {
      const id = await newcomer()
      const at = new Date(Date.now() - DAY_MS - 1_000)
      const money = { provider: 'local', amount: 0, currency: 'XTR', at }
      const granted = await grantPremium(world.db, {
        memberId: id,
        transactionId: `old-${id}`,
        days: 1,
        ...money,
      })
      const until = granted.kind === 'taken' ? 0 : granted.end.getTime()
      return {
        event: { type: 'premium', memberId: id, trace: 'sweep', change: 'expired', until, dueAt: until },
        check: async () => expect((await keysTo(id)).filter((key) => key.endsWith('/end'))).toHaveLength(1),
      }
    })
  })
})
