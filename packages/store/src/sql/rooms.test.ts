import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newMember } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { closeRoom, findActiveRoom, openRoom } from './rooms.js'

let store: Awaited<ReturnType<typeof openStore>>
let ann: number
let bob: number
beforeAll(async () => {
  store = await openStore()
  ann = await newMember(store.db, 7_000_000_011)
  bob = await newMember(store.db, 12)
})
afterAll(() => store.close())

let rooms = 0
const newRoom = () => ({
  roomId: `01JD${String(++rooms).padStart(22, '0')}`,
  userAId: ann,
  userBId: bob,
  openedAt: new Date(Date.UTC(2026, 2, 1) + rooms * 1_000),
})
const end = { endedAt: new Date('2026-03-02T00:00:00.500Z'), reason: 'stop' }
const rowOf = (roomId: string) => store.db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })

describe('findActiveRoom', () => {
  it('gives the room as each of the two sees it, and nothing after its end', async () => {
    const room = newRoom()
    await openRoom(store.db, { ...room, premium: true })
    const { roomId, openedAt } = room
    const seen = { roomId, openedAt, premium: true }
    expect(await findActiveRoom(store.db, ann)).toEqual({ ...seen, partnerUserId: bob, partnerId: 12 })
    expect(await findActiveRoom(store.db, bob)).toEqual({
      ...seen,
      partnerUserId: ann,
      partnerId: 7_000_000_011,
    })
    await closeRoom(store.db, { ...room, ...end })
    expect(await findActiveRoom(store.db, ann)).toBeNull()
    expect(await findActiveRoom(store.db, bob)).toBeNull()
  })
})

describe('closeRoom', () => {
  it('writes who ended it, when and why', async () => {
    const room = newRoom()
    await openRoom(store.db, { ...room, premium: false })
    await closeRoom(store.db, { ...room, ...end, endedByUserId: bob })
    expect(await rowOf(room.roomId)).toMatchObject({
      isActive: false,
      createdAt: room.openedAt,
      endedAt: end.endedAt,
      endReason: 'stop',
      endedById: bob,
    })
  })

  it('before openRoom stands: the room is never active, and still learns that it was premium', async () => {
    const room = newRoom()
    await closeRoom(store.db, { ...room, ...end })
    await openRoom(store.db, { ...room, premium: true })
    expect(await rowOf(room.roomId)).toMatchObject({
      isActive: false,
      isPremium: true,
      endedAt: end.endedAt,
      createdAt: room.openedAt,
    })
    expect(await findActiveRoom(store.db, ann)).toBeNull()
  })

  it('whatever is repeated or comes late, the first end stands and the room stays closed', async () => {
    const step = fc.constantFrom('open', 'stop', 'expired', 'unreachable')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const room = newRoom()
        for (const [index, name] of steps.entries()) {
          const endedAt = new Date(end.endedAt.getTime() + index)
          if (name === 'open') await openRoom(store.db, { ...room, premium: false })
          else await closeRoom(store.db, { ...room, endedAt, reason: name, endedByUserId: ann })
        }
        const first = steps.findIndex((name) => name !== 'open')
        const row = await rowOf(room.roomId)
        expect(row.isActive).toBe(first < 0)
        expect(row.endReason).toBe(steps[first] ?? null)
        expect(row.endedAt?.getTime()).toBe(first < 0 ? undefined : end.endedAt.getTime() + first)
        if (first < 0) await closeRoom(store.db, { ...room, ...end })
      }),
      { numRuns: 40 },
    )
  })

  it('and openRoom at the same instant, many times over, leave it closed', async () => {
    const room = newRoom()
    await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        turn % 2
          ? openRoom(store.db, { ...room, premium: false })
          : closeRoom(store.db, { ...room, ...end, endedByUserId: ann }),
      ),
    )
    expect(await rowOf(room.roomId)).toMatchObject({ isActive: false, endReason: 'stop', endedById: ann })
  })
})

describe('openRoom', () => {
  it('refuses members who do not exist', async () => {
    const room = { ...newRoom(), userBId: 999_999 }
    await expect(openRoom(store.db, { ...room, premium: false })).rejects.toThrow(/foreign key/i)
  })
})
