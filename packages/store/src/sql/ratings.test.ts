import { afterAll, beforeAll, expect, it } from 'vitest'
import { newMember } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { findMember } from './members.js'
import { findLastRoom, findPastRoom } from './past-rooms.js'
import { rateRoom } from './ratings.js'
import { closeRoom, openRoom } from './rooms.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const at = new Date('2026-03-01T10:00:00Z')

it('a member rates a room once: the last word counts, and the counts follow, however many say so at once', async () => {
  const { db } = store
  const [ann, bob] = [await newMember(db, 31), await newMember(db, 32)]
  const rooms = Array.from({ length: 4 }, (_, index) => `01JF00000000000000000000A${index}`)
  for (const roomId of rooms)
    await openRoom(db, { roomId, userAId: ann, userBId: bob, openedAt: at, premium: false })
  const rate = (roomId: string, isGood: boolean) =>
    rateRoom(db, { roomId, raterUserId: ann, ratedUserId: bob, isGood, at })
  const counts = async () => (await findMember(db, 32))?.ratings

  await Promise.all(rooms.flatMap((roomId) => [rate(roomId, true), rate(roomId, true)]))
  expect(await counts()).toEqual({ good: 4, bad: 0 })
  await Promise.all([rate(rooms[0] ?? '', false), rate(rooms[0] ?? '', false)])
  expect(await counts()).toEqual({ good: 3, bad: 1 })
  expect((await findMember(db, 31))?.ratings).toEqual({ good: 0, bad: 0 })
})

it('a room is found by its two members only, each with what they did about it', async () => {
  const { db } = store
  const [ann, bob, eve] = [await newMember(db, 41), await newMember(db, 42), await newMember(db, 43)]
  const room = { roomId: '01JF00000000000000000000B1', userAId: ann, userBId: bob, openedAt: at }
  await openRoom(db, { ...room, premium: false })
  await rateRoom(db, { roomId: room.roomId, raterUserId: ann, ratedUserId: bob, isGood: false, at })
  expect(await findPastRoom(db, room.roomId, ann)).toEqual({
    roomId: room.roomId,
    partnerUserId: bob,
    partnerId: 42,
    openedAt: at,
    endedAt: null,
    rating: 'bad',
    blocked: false,
    report: null,
  })
  await closeRoom(db, { ...room, endedAt: new Date(), reason: 'stop' })
  expect(await findLastRoom(db, bob)).toMatchObject({
    roomId: room.roomId,
    partnerId: 41,
    rating: null,
    endedAt: expect.any(Date),
  })
  expect(await findPastRoom(db, room.roomId, eve)).toBeNull()
  expect(await findLastRoom(db, eve)).toBeNull()
})
