import { openPutOffs, openStandings, sessionKey } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import type { OperationContext, Order } from '../src/out/operations/context.js'
import { resolve } from '../src/out/operations/resolve.js'
import { ban, suspend, unban } from '../src/out/operations/standing.js'
import { crashing } from './crashing.js'
import { reportAbout } from './people.js'
import { play } from './play.js'
import { ADMIN } from './servers.js'

const world = play()

const context = (): OperationContext => ({
  db: world().db,
  publish: world().publisher,
  standings: openStandings(world().redis),
  putOffs: openPutOffs(world().redis),
  admins: new Set<number>(),
})
let orders = 0
const newOrder = (): Order => ({
  actor: { kind: 'telegram', adminId: ADMIN },
  trace: `cut-short-${++orders}`,
  at: new Date(),
})
const told = async () =>
  (await world().events()).flatMap((event) =>
    event.type === 'moderated' ? [[event.memberId, event.what]] : [],
  )
const bars = async (memberId: number) => {
  const [banned, suspended] = await world().redis.hmget(sessionKey(memberId), 'banned', 'suspended')
  return { banned, suspended }
}
const FREE = { banned: null, suspended: null }
const three = async () => await Promise.all([world().member(), world().member(), world().member()])

describe('an order that is cut short before any of its steps', () => {
  it('to dismiss: its repetition ends the suspension in the record, in Redis and in words', async () => {
    await crashing(context, async (attempt) => {
      const [a, b] = await three()
      await suspend(context(), newOrder(), b, 'spam')
      const report = await reportAbout(world(), a, b)
      await world().forget()
      const order = newOrder()
      await attempt((at) => resolve(at, order, report, { resolution: 'dismissed', days: 0 }))
      expect(await bars(b.memberId)).toEqual(FREE)
      expect(await told()).toEqual([[b.memberId, 'lifted']])
    })
  })

  it('to ban: its repetition thanks everybody whose report it answered, once', async () => {
    await crashing(context, async (attempt) => {
      const [a, b, c] = await three()
      const report = await reportAbout(world(), a, b)
      await reportAbout(world(), c, b)
      await world().forget()
      const order = newOrder()
      const resolved = await attempt((at) => resolve(at, order, report, { resolution: 'ban', days: 7 }))
      expect(resolved).toEqual({ kind: 'resolved', also: 1 })
      expect((await bars(b.memberId)).banned).toBe(String(order.at.getTime() + 7 * 86_400_000))
      expect(new Set((await told()).map(String))).toEqual(
        new Set(
          [
            [b.memberId, 'banned'],
            [a.memberId, 'thanked'],
            [c.memberId, 'thanked'],
          ].map(String),
        ),
      )
    })
  })

  it('to unban: another order to unban ends it in Redis too', async () => {
    await crashing(context, async (attempt) => {
      const [, b] = await three()
      await ban(context(), newOrder(), b, { days: 0, reason: null })
      await world().forget()
      await attempt((at) => unban(at, newOrder(), b))
      expect(await bars(b.memberId)).toEqual(FREE)
    })
  })
})
