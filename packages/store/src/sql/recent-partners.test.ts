import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newMember } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { recentPartners } from './recent-partners.js'
import { closeRoom, openRoom } from './rooms.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

let rooms = 0
/** A room of the two that opened so many hours ago and is over, unless told otherwise. */
async function roomOf(userAId: number, userBId: number, hoursAgo: number, isOver = true) {
  const openedAt = new Date(Date.now() - hoursAgo * 3_600_000)
  const room = { roomId: `01JE${String(++rooms).padStart(22, '0')}`, userAId, userBId, openedAt }
  await openRoom(store.db, { ...room, premium: false })
  if (isOver) await closeRoom(store.db, { ...room, endedAt: openedAt, reason: 'next' })
}

describe('recentPartners', () => {
  it('gives those of the last rooms and those of the last hours, newest first, whichever side they were', async () => {
    const me = await newMember(store.db, 1)
    const others = await Promise.all([21, 22, 23, 24, 25].map((id) => newMember(store.db, id)))
    const [a, b, c, d, e] = others
    if (!a || !b || !c || !d || !e) throw new Error('five others')
    await roomOf(me, a, 0.1, false)
    await roomOf(b, me, 2)
    await roomOf(me, c, 5)
    await roomOf(d, me, 30)
    await roomOf(me, e, 40)
    await roomOf(b, a, 1)

    expect(await recentPartners(store.db, me, { last: 10, sinceHours: 24 })).toEqual([21, 22, 23, 24, 25])
    expect(await recentPartners(store.db, me, { last: 4, sinceHours: 24 })).toEqual([21, 22, 23, 24])
    expect(await recentPartners(store.db, me, { last: 1, sinceHours: 24 })).toEqual([21, 22, 23])
    expect(await recentPartners(store.db, me, { last: 0, sinceHours: 1 })).toEqual([21])
    expect(await recentPartners(store.db, e, { last: 10, sinceHours: 24 })).toEqual([1])
  })

  it('names each once, and nobody to somebody who has not talked yet', async () => {
    const [me, other] = await Promise.all([31, 32].map((id) => newMember(store.db, id)))
    if (!me || !other) throw new Error('two members')
    expect(await recentPartners(store.db, me, { last: 10, sinceHours: 24 })).toEqual([])
    for (let turn = 0; turn < 60; turn++)
      await roomOf(turn % 2 ? me : other, turn % 2 ? other : me, turn / 10)
    expect(await recentPartners(store.db, me, { last: 10, sinceHours: 24 })).toEqual([32])
  })
})
