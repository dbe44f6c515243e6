import { afterAll, beforeAll, expect, it } from 'vitest'
import { newMember } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { areApart, blockedMembers, blockMember, listBlocked, unblockMember } from './blocks.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const at = new Date('2026-03-01T10:00:00Z')
const met = { roomId: '01JF000000000000000000000A', metAt: at, shown: null }

it('a block keeps apart both ways, each named once, until it is lifted', async () => {
  const [ann, bob, eve] = await Promise.all([11, 12, 13].map((id) => newMember(store.db, id)))
  if (ann === undefined || bob === undefined || eve === undefined) throw new Error('three members')
  await blockMember(store.db, { ...met, blockerUserId: ann, blockedUserId: bob, at })
  await blockMember(store.db, { ...met, blockerUserId: ann, blockedUserId: bob, at: new Date() })
  await blockMember(store.db, { ...met, blockerUserId: bob, blockedUserId: ann, at })
  await blockMember(store.db, { ...met, blockerUserId: eve, blockedUserId: ann, at })

  expect((await blockedMembers(store.db, ann)).sort()).toEqual([12, 13])
  expect(await blockedMembers(store.db, bob)).toEqual([11])
  expect(await blockedMembers(store.db, eve)).toEqual([11])

  expect(await unblockMember(store.db, { ...met, blockerUserId: ann, blockedUserId: bob })).toBe(true)
  expect(await unblockMember(store.db, { ...met, blockerUserId: ann, blockedUserId: bob })).toBe(false)
  expect(await blockedMembers(store.db, bob)).toEqual([11])
  await unblockMember(store.db, { ...met, blockerUserId: bob, blockedUserId: ann })
  expect(await blockedMembers(store.db, bob)).toEqual([])
})

it('a member sees whom they blocked as they were shown then, newest first, and not who blocked them', async () => {
  const [ann, bob, eve] = await Promise.all([21, 22, 23].map((id) => newMember(store.db, id)))
  if (ann === undefined || bob === undefined || eve === undefined) throw new Error('three members')
  const shown = { gender: 'male', age: 30, city: 'Berlin' } as const
  await blockMember(store.db, { blockerUserId: ann, blockedUserId: bob, ...met, shown, at })
  await blockMember(store.db, { blockerUserId: ann, blockedUserId: eve, ...met, at: new Date() })
  expect(await listBlocked(store.db, ann)).toEqual([
    { ...met, partnerUserId: eve, partnerId: 23 },
    { ...met, shown, partnerUserId: bob, partnerId: 22 },
  ])
  expect(await listBlocked(store.db, bob)).toEqual([])
  expect(await areApart(store.db, bob, ann)).toBe(true)
  expect(await areApart(store.db, bob, eve)).toBe(false)
})
