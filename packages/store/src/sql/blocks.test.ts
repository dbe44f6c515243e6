import { afterAll, beforeAll, expect, it } from 'vitest'
import { newMember } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { blockedMembers, blockMember, unblockMember } from './blocks.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const at = new Date('2026-03-01T10:00:00Z')

it('a block keeps apart both ways, each named once, until it is lifted', async () => {
  const [ann, bob, eve] = await Promise.all([11, 12, 13].map((id) => newMember(store.db, id)))
  if (ann === undefined || bob === undefined || eve === undefined) throw new Error('three members')
  await blockMember(store.db, { blockerUserId: ann, blockedUserId: bob, at })
  await blockMember(store.db, { blockerUserId: ann, blockedUserId: bob, at: new Date() })
  await blockMember(store.db, { blockerUserId: bob, blockedUserId: ann, at })
  await blockMember(store.db, { blockerUserId: eve, blockedUserId: ann, at })

  expect((await blockedMembers(store.db, ann)).sort()).toEqual([12, 13])
  expect(await blockedMembers(store.db, bob)).toEqual([11])
  expect(await blockedMembers(store.db, eve)).toEqual([11])

  expect(await unblockMember(store.db, { blockerUserId: ann, blockedUserId: bob })).toBe(true)
  expect(await unblockMember(store.db, { blockerUserId: ann, blockedUserId: bob })).toBe(false)
  expect(await blockedMembers(store.db, bob)).toEqual([11])
  await unblockMember(store.db, { blockerUserId: bob, blockedUserId: ann })
  expect(await blockedMembers(store.db, bob)).toEqual([])
})
