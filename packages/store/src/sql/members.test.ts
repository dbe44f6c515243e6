import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registration } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { touchActive } from './activity.js'
import { findMember, refuseUnderage, registerMember, updateMember } from './members.js'
import { markReachable, markUnreachable } from './reachability.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const at = (text: string) => new Date(`2026-03-01T${text}Z`)

describe('registerMember', () => {
  it('writes what the member told, and findMember gives it back', async () => {
    const who = registration(1001, {
      gender: 'other',
      age: 99,
      city: 'کرج',
      cityKey: 'کرج',
      photoFileId: 'AgACAgQ',
      language: 'fa',
    })
    const registered = await registerMember(store.db, who)
    expect(registered).toMatchObject({
      memberId: 1001,
      language: 'fa',
      profile: { gender: 'other', age: 99, city: 'کرج', cityKey: 'کرج', photoFileId: 'AgACAgQ' },
      filters: { genders: [], ageMin: null, ageMax: null, sameCity: false },
      shows: { gender: true, age: true, city: true },
      isPremium: false,
      isBanned: false,
      isUnreachable: false,
      refusedUntil: null,
    })
    expect(await findMember(store.db, 1001)).toEqual(registered)
  })

  it('keeps ids of 52 bits exactly', async () => {
    const largest = 2 ** 52 - 1
    await registerMember(store.db, registration(largest))
    expect((await findMember(store.db, largest))?.memberId).toBe(largest)
  })

  it('repeated changes nothing but the profile, whose last version stands', async () => {
    const first = await registerMember(store.db, registration(1002, { registeredAt: at('10:00:00.123') }))
    await registerMember(store.db, registration(1002, { registeredAt: at('11:00:00'), age: 31 }))
    const row = await store.db.prisma.user.findUniqueOrThrow({ where: { telegramId: 1002n } })
    expect(row).toMatchObject({ id: first.userId, age: 31, registeredAt: at('10:00:00.123') })
  })

  it('at the same instant from several replicas makes one member', async () => {
    const records = await Promise.all(
      Array.from({ length: 8 }, () => registerMember(store.db, registration(1003))),
    )
    expect(new Set(records.map((record) => record.userId)).size).toBe(1)
  })

  it('makes an unreachable member reachable', async () => {
    await registerMember(store.db, registration(1004))
    await markUnreachable(store.db, 1004)
    expect((await findMember(store.db, 1004))?.isUnreachable).toBe(true)
    await registerMember(store.db, registration(1004))
    expect((await findMember(store.db, 1004))?.isUnreachable).toBe(false)
  })
})

describe('findMember', () => {
  it('gives null for somebody new', async () => {
    expect(await findMember(store.db, 1)).toBeNull()
  })
})

describe('updateMember', () => {
  it('changes what is given and leaves the rest', async () => {
    const before = await registerMember(store.db, registration(1010, { photoFileId: 'old', language: 'en' }))
    const filters = { genders: ['male', 'other'], ageMin: 20, ageMax: 40, sameCity: true } as const
    const place = { city: 'Shiraz', cityKey: 'shiraz' }
    expect(await updateMember(store.db, 1010, { age: 41, place, photoFileId: null, filters })).toBe(true)
    expect(await findMember(store.db, 1010)).toEqual({
      ...before,
      profile: { ...before.profile, age: 41, ...place, photoFileId: null },
      filters,
    })
  })

  it('turns filters off again', async () => {
    await registerMember(store.db, registration(1011))
    const filters = { genders: ['male'], ageMin: 20, ageMax: null, sameCity: true } as const
    await updateMember(store.db, 1011, { filters })
    const off = { genders: [], ageMin: null, ageMax: null, sameCity: false }
    await updateMember(store.db, 1011, { filters: off })
    expect((await findMember(store.db, 1011))?.filters).toEqual(off)
  })

  it('says when there is no such member', async () => {
    expect(await updateMember(store.db, 2, { age: 20 })).toBe(false)
  })
})

describe('refuseUnderage', () => {
  it('is remembered of somebody who never registered, who is no member by that', async () => {
    const until = new Date('2031-05-06T07:08:09.010Z')
    await refuseUnderage(store.db, { memberId: 1020, until, at: at('12:00:00') })
    await refuseUnderage(store.db, { memberId: 1020, until, at: at('12:00:00') })
    expect(await findMember(store.db, 1020)).toMatchObject({ profile: null, refusedUntil: until })
  })
})

describe('markUnreachable and markReachable', () => {
  it('undo each other, and say nothing of people who are not known', async () => {
    await registerMember(store.db, registration(1030))
    await markUnreachable(store.db, 1030)
    await markUnreachable(store.db, 3)
    expect((await findMember(store.db, 1030))?.isUnreachable).toBe(true)
    await markReachable(store.db, 1030)
    expect(await findMember(store.db, 1030)).toMatchObject({ isUnreachable: false, isBanned: false })
    expect(await findMember(store.db, 3)).toBeNull()
  })
})

describe('touchActive', () => {
  it('writes the time of many at once and never goes back', async () => {
    const ids = Array.from({ length: 1_100 }, (_, index) => 50_000 + index)
    await store.db.prisma.user.createMany({ data: ids.map((id) => ({ telegramId: BigInt(id) })) })
    await touchActive(store.db, [...ids, ...ids], at('10:00:00'))
    await touchActive(store.db, ids.slice(0, 5), at('12:00:00'))
    await touchActive(store.db, ids, at('11:00:00'))
    await touchActive(store.db, [], at('13:00:00'))
    const seen = await store.db.prisma.user.groupBy({
      by: 'lastActiveAt',
      where: { telegramId: { in: ids.map(BigInt) } },
      _count: true,
      orderBy: { lastActiveAt: 'asc' },
    })
    expect(seen).toEqual([
      { lastActiveAt: at('11:00:00'), _count: 1_095 },
      { lastActiveAt: at('12:00:00'), _count: 5 },
    ])
  })

  it('of overlapping batches at the same instant ends without a deadlock', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => 50_000 + index)
    await Promise.all(
      Array.from({ length: 12 }, (_, turn) =>
        touchActive(store.db, turn % 2 ? ids : ids.toReversed(), at(`14:00:${10 + turn}`)),
      ),
    )
  })
})
