import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newMember } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { banMember, endBan, findMember, liftSuspension, suspendMember, unbanMember } from './index.js'

let store: Awaited<ReturnType<typeof openStore>>
let members = 100
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const until = new Date('2036-01-01T00:00:00.000Z')
const at = new Date('2026-03-01T10:00:00.000Z')
const FREE = { ban: null, suspension: null }

describe('a ban', () => {
  it('gives what stood before and stands now, and changes nothing when it is repeated', async () => {
    const memberId = ++members
    const userId = await newMember(store.db, memberId)
    const after = { ban: { until, reason: 'Spam' }, suspension: null }
    expect(await banMember(store.db, { memberId, until, reason: 'Spam' })).toEqual({
      userId,
      before: FREE,
      after,
      changed: true,
    })
    expect(await banMember(store.db, { memberId, until, reason: 'Spam' })).toEqual({
      userId,
      before: after,
      after,
      changed: false,
    })
    expect(await findMember(store.db, memberId)).toMatchObject({
      isBanned: true,
      bannedUntil: until,
      banReason: 'Spam',
    })
    expect(await unbanMember(store.db, memberId)).toEqual({
      userId,
      before: after,
      after: FREE,
      changed: true,
    })
    expect(await unbanMember(store.db, memberId)).toMatchObject({ before: FREE, changed: false })
  })

  it('of somebody of whom nothing is written is none', async () => {
    expect(await banMember(store.db, { memberId: 999_999, until, reason: null })).toBeNull()
    expect(await unbanMember(store.db, 999_999)).toBeNull()
    expect(await suspendMember(store.db, { memberId: 999_999, reason: null, at })).toBeNull()
  })

  it('is ended only when its time is over', async () => {
    const memberId = ++members
    await newMember(store.db, memberId)
    await banMember(store.db, { memberId, until, reason: null })
    expect(await endBan(store.db, memberId, new Date(until.getTime() - 1))).toMatchObject({ changed: false })
    expect(await endBan(store.db, memberId, until)).toMatchObject({ after: FREE, changed: true })
    await banMember(store.db, { memberId, until: null, reason: null })
    expect(await endBan(store.db, memberId, until)).toMatchObject({ changed: false })
  })

  it('given by many at once has changed the record for one of them', async () => {
    const memberId = ++members
    await newMember(store.db, memberId)
    const all = await Promise.all(
      Array.from({ length: 8 }, () => banMember(store.db, { memberId, until, reason: 'x' })),
    )
    expect(all.filter((one) => one?.changed)).toHaveLength(1)
  })
})

describe('a suspension', () => {
  it('stays as it began, beside a ban, until it is lifted', async () => {
    const memberId = ++members
    await newMember(store.db, memberId)
    await suspendMember(store.db, { memberId, reason: 'spam', at })
    const again = await suspendMember(store.db, { memberId, reason: 'fraud', at: new Date() })
    expect(again).toMatchObject({ changed: false, after: { suspension: { since: at, reason: 'spam' } } })
    await banMember(store.db, { memberId, until: null, reason: null })
    expect(await liftSuspension(store.db, memberId)).toMatchObject({
      changed: true,
      after: { ban: { until: null, reason: null }, suspension: null },
    })
  })
})
