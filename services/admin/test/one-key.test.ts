import { createBroadcast } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { interfaceOf } from './interface.js'
import { askingForStars } from './people.js'
import { play } from './play.js'
import { ADMIN } from './servers.js'

const world = play()
const ask = interfaceOf(world)

let keys = 0
const newKey = () => ({ 'Idempotency-Key': `one-key-${++keys}-${Date.now()}` })
const log = async () =>
  (await world().db.prisma.adminAction.findMany({ orderBy: { id: 'asc' } })).map(
    ({ action, target, targetUserId }) => `${action} ${target ?? targetUserId}`,
  )

describe('one Idempotency-Key for orders about two', () => {
  it('has each export in the log', async () => {
    const [a, b, key] = [await world().member(), await world().member(), newKey()]
    for (const { memberId } of [a, b])
      expect((await ask('GET', `/members/${memberId}/export`, undefined, key)).status).toBe(200)
    expect((await log()).slice(-2)).toEqual([`export ${a.userId}`, `export ${b.userId}`])
  })

  it('brings each its message, and each its premium', async () => {
    const [a, b, key] = [await world().member(), await world().member(), newKey()]
    for (const { memberId } of [a, b]) {
      expect((await ask('POST', `/members/${memberId}/message`, { text: 'hello' }, key)).status).toBe(200)
      expect((await ask('POST', `/members/${memberId}/premium`, { days: 7 }, key)).status).toBe(200)
      expect((await world().saidTo(memberId)).map(({ action }) => action.kind)).toEqual(['send', 'send'])
    }
    expect((await log()).slice(-4)).toEqual(
      [a, b].flatMap(({ userId }) => [`message ${userId}`, `premium ${userId}`]),
    )
  })

  it('gives back the Stars of each payment', async () => {
    const [a, b, key] = [await askingForStars(world()), await askingForStars(world()), newKey()]
    for (const { paymentId } of [a, b])
      expect((await ask('POST', `/payments/${paymentId}/refund`, undefined, key)).status).toBe(200)
    expect((await log()).slice(-2)).toEqual([a, b].map(({ paymentId }) => `refund payment:${paymentId}`))
    const refunds = (await world().envelopes()).filter(({ action }) => action.kind === 'refund')
    expect(refunds).toHaveLength(2)
  })

  it('does each order about each broadcast, and calls none of them done that is not', async () => {
    await world().member()
    const key = newKey()
    const scheduled = async () => {
      const id = await createBroadcast(world().db, {
        key: `one-key-b${++keys}`,
        adminId: ADMIN,
        sourceMessageIds: [7],
        createdAt: new Date(),
      })
      const data = { audienceSize: 1, scheduledAt: new Date(Date.now() + 86_400_000) }
      await world().db.prisma.broadcast.update({ where: { id }, data: { ...data, status: 'scheduled' } })
      return id
    }
    const [first, second] = [await scheduled(), await scheduled()]
    const order = async (id: number, what: string) =>
      (await ask('POST', `/broadcasts/${id}/${what}`, undefined, key)).status
    expect(await order(first, 'cancel')).toBe(200)
    expect(await order(first, 'resume')).toBe(409)
    expect(await order(second, 'pause')).toBe(409)
    expect(await order(second, 'cancel')).toBe(200)
    expect(await order(second, 'cancel')).toBe(200)
    expect((await log()).slice(-2)).toEqual([first, second].map((id) => `broadcast.cancel broadcast:${id}`))
  })
})

it('a ban is what its key named first: neither other days nor the time of a repetition change it', async () => {
  const { memberId, userId } = await world().member()
  const key = newKey()
  const first = await ask('POST', `/members/${memberId}/ban`, { days: 7, reason: 'spam' }, key)
  const again = await ask('POST', `/members/${memberId}/ban`, { days: 0, reason: 'other' }, key)
  expect(again).toEqual(first)
  const [action, ...more] = await world().db.prisma.adminAction.findMany({ where: { targetUserId: userId } })
  expect(more).toEqual([])
  const row = await world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
  expect(JSON.parse(action?.stateAfter ?? '')).toEqual({ until: row.bannedUntil?.getTime(), reason: 'spam' })
})
