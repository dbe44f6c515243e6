import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newMember, registration } from '../../../test/sql/new-member.js'
import { openStore } from '../../../test/sql/open-store.js'
import { blockedMembers, blockMember, listBlocked, unblockMember } from '../blocks.js'
import { findMember, registerMember } from '../members.js'
import { deleteMember, forgetFormerMembers, identities, takeBack, wasMember } from './index.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const DAY_MS = 86_400_000
const ROOM_ID = '01JD0000000000000000000000'
const at = new Date('2026-06-01T00:00:00Z')
const after = (days: number) => new Date(at.getTime() + days * DAY_MS)
const identityOf = identities('k'.repeat(32), '777:token')
const leave = (memberId: number, when = at) =>
  deleteMember(store.db, { memberId, identity: identityOf(memberId), at: when })
const back = (memberId: number, registers: boolean, when: Date) =>
  takeBack(store.db, { memberId, identity: identityOf(memberId), registers, at: when })
const standing = (userId: number, data: object) =>
  store.db.prisma.user.update({ where: { id: userId }, data })

describe('a keyed hash', () => {
  it('is the same for a member, another for any other member, key or token', () => {
    const all = [
      identityOf(1),
      identityOf(2),
      identities('l'.repeat(32), '777:token')(1),
      identities(undefined, '777:token')(1),
      identities(undefined, '777:other')(1),
    ]
    expect(new Set(all).size).toBe(all.length)
    expect(identities('k'.repeat(32), '777:other')(1)).toBe(identityOf(1))
    for (const hash of all) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('deleteMember', () => {
  it('leaves a row of nobody, once, whoever asks how often', async () => {
    const userId = await newMember(store.db, 9_001)
    const results = await Promise.allSettled([leave(9_001), leave(9_001), leave(9_001)])
    const left = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(left.filter((value) => value !== null)).toEqual([userId])
    expect(await leave(9_001)).toBeNull()
    expect(await findMember(store.db, 9_001)).toBeNull()
    expect(await wasMember(store.db, identityOf(9_001))).toBe(true)
  })

  it('knows nobody who was never there', async () => {
    expect(await leave(9_002)).toBeNull()
    expect(await wasMember(store.db, identityOf(9_002))).toBe(false)
  })

  it('may be done again by somebody who came back', async () => {
    const first = await newMember(store.db, 9_003)
    await leave(9_003)
    const second = await newMember(store.db, 9_003)
    expect(second).not.toBe(first)
    expect(await leave(9_003, after(1))).toBe(second)
    expect(await store.db.prisma.formerMember.count({ where: { userId: { in: [first, second] } } })).toBe(1)
  })
})

describe('takeBack', () => {
  it.each([
    ['a ban', { isBanned: true }, true],
    ['a ban for longer', { isBanned: true, bannedUntil: after(11) }, true],
    ['a ban that is over', { isBanned: true, bannedUntil: after(9) }, false],
    ['a suspension', { suspendedAt: at }, true],
    ['a refusal', { refusedUntil: after(11) }, true],
    ['a refusal that is over', { refusedUntil: after(9) }, false],
    ['nothing', {}, false],
  ])('of somebody with %s gives the old row back: %o, %s', async (name, change, isBack) => {
    const memberId = 9_100 + [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
    const userId = await newMember(store.db, memberId)
    await standing(userId, change)
    await leave(memberId)
    expect(await back(memberId, true, after(10))).toBe(isBack)
    expect((await findMember(store.db, memberId))?.userId).toBe(isBack ? userId : undefined)
    expect(await back(memberId, true, after(10))).toBe(false)
  })

  it('gives the row back to who registers while reports are open or could be made, and not to who only says something', async () => {
    const [reported, reporter] = [await newMember(store.db, 9_900), await newMember(store.db, 9_901)]
    const report = { reporterId: reporter, reportedId: reported, reportType: 'spam' }
    const { id } = await store.db.prisma.report.create({ data: report })
    await leave(9_900)
    expect(await back(9_900, false, after(10))).toBe(false)
    await store.db.prisma.report.update({ where: { id }, data: { isResolved: true } })
    expect(await back(9_900, true, after(10))).toBe(false)
    expect(await back(9_900, true, after(1))).toBe(true)
  })

  it('gives the row back to who registers while somebody keeps them blocked, who is shown nothing of them any more', async () => {
    const [blocked, blocker] = [await newMember(store.db, 9_930), await newMember(store.db, 9_931)]
    const shown = { gender: 'male', age: 31, city: 'Lima' } as const
    const pair = { blockerUserId: blocker, blockedUserId: blocked }
    await blockMember(store.db, { ...pair, at, roomId: ROOM_ID, metAt: at, shown })
    await leave(9_930)
    expect(await listBlocked(store.db, blocker)).toMatchObject([{ shown: null, partnerUserId: blocked }])
    expect(await blockedMembers(store.db, blocker)).toEqual([])
    expect(await back(9_930, false, after(10))).toBe(false)
    expect(await back(9_930, true, after(10))).toBe(true)
    expect(await blockedMembers(store.db, blocker)).toEqual([9_930])
    await leave(9_930, after(11))
    await unblockMember(store.db, pair)
    expect(await back(9_930, true, after(20))).toBe(false)
  })

  it('moves blocks to a row that something else made', async () => {
    const [blocked, blocker] = [await newMember(store.db, 9_940), await newMember(store.db, 9_941)]
    const pair = { blockerUserId: blocker, blockedUserId: blocked }
    await blockMember(store.db, { ...pair, at, roomId: ROOM_ID, metAt: at, shown: null })
    await leave(9_940)
    const { userId: made } = await registerMember(store.db, registration(9_940))
    await standing(made, { suspendedAt: after(9) })
    expect(await back(9_940, true, after(10))).toBe(true)
    expect(await blockedMembers(store.db, blocker)).toEqual([9_940])
    // What was decided about that row since stays.
    const row = await store.db.prisma.user.findUniqueOrThrow({ where: { id: made } })
    expect(row.suspendedAt).toEqual(after(9))
  })

  it('moves what holds to a row that something else made', async () => {
    const userId = await newMember(store.db, 9_910)
    await standing(userId, { isBanned: true, banReason: 'spam' })
    await leave(9_910)
    const { userId: paid } = await registerMember(store.db, registration(9_910))
    expect(await back(9_910, true, after(1))).toBe(true)
    expect(await findMember(store.db, 9_910)).toMatchObject({
      userId: paid,
      isBanned: true,
      banReason: 'spam',
    })
    expect(await back(9_910, true, after(1))).toBe(false)
  })
})

describe('those who left long ago', () => {
  it('are forgotten after a year, unless a ban holds', async () => {
    const [gone, banned] = [9_920, 9_921]
    for (const id of [gone, banned]) {
      const userId = await newMember(store.db, id)
      await standing(userId, { isBanned: id === banned })
      await leave(id)
    }
    await forgetFormerMembers(store.db, after(364))
    expect(await wasMember(store.db, identityOf(gone))).toBe(true)
    await forgetFormerMembers(store.db, after(366))
    expect(await wasMember(store.db, identityOf(gone))).toBe(false)
    expect(await wasMember(store.db, identityOf(banned))).toBe(true)
  })
})
