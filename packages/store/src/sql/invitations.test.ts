import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newMember, registration } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { acceptInvitation, invitationsOf, inviteCode } from './invitations.js'
import { deleteMember, identities } from './leaving/index.js'
import { registerMember } from './members.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const identityOf = identities('k'.repeat(32), '777:token')
let ids = 20_000
let codes = 0

async function inviter() {
  const memberId = ++ids
  const userId = await newMember(store.db, memberId)
  const code = `code${++codes}`
  expect(await inviteCode(store.db, userId, code)).toBe(code)
  return { memberId, userId, code }
}
const at = new Date('2026-06-15T12:00:00.000Z')
async function friend(registeredAt = at) {
  const memberId = ++ids
  await registerMember(store.db, registration(memberId, { registeredAt }))
  return memberId
}
const accept = (code: string, friendId: number, more: object = {}) =>
  acceptInvitation(store.db, {
    code,
    friendId,
    identity: identityOf(friendId),
    registeredAt: at,
    days: 1,
    perMonth: 2,
    ...more,
  })

describe('the code of a link', () => {
  it('is made once', async () => {
    const { userId, code } = await inviter()
    expect(await inviteCode(store.db, userId, 'another')).toBe(code)
    expect(await inviteCode(store.db, 999_999, 'nobody')).toBeNull()
  })
})

describe('an invitation', () => {
  it('counts once for each friend, however often it is repeated and at the same moment', async () => {
    const { code, userId, memberId } = await inviter()
    const who = await friend()
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => accept(code, who)))
    expect(tries.some(({ status }) => status === 'fulfilled')).toBe(true)
    const given = await accept(code, who)
    expect(given).toMatchObject({ inviter: { memberId }, friendDays: 1, inviterDays: 1 })
    expect(await accept(code, who, { days: 5, perMonth: 0 })).toEqual(given)
    expect(await invitationsOf(store.db, userId)).toEqual({ friends: 1, days: 1 })
    const { code: another, userId: other } = await inviter()
    expect(await accept(another, who)).toEqual(given)
    expect(await invitationsOf(store.db, other)).toEqual({ friends: 0, days: 0 })
  })

  it('gives the inviter days for so many friends a month, also of those who come at the same moment; friends always', async () => {
    const { code, userId } = await inviter()
    const friends = await Promise.all(Array.from({ length: 5 }, () => friend()))
    const got: Awaited<ReturnType<typeof accept>>[] = []
    for (const who of friends) got.push(await accept(code, who))
    expect(got.map((one) => one?.inviterDays)).toEqual([1, 1, 0, 0, 0])
    expect(got.every((one) => one?.friendDays === 1)).toBe(true)
    expect(await invitationsOf(store.db, userId)).toEqual({ friends: 5, days: 2 })
    const july = new Date('2026-07-01T00:00:00.000Z')
    expect(await accept(code, await friend(july), { registeredAt: july })).toMatchObject({ inviterDays: 1 })
  })

  it('is none for oneself, by an unknown code, of somebody banned, or for who was a member before', async () => {
    const { code, memberId, userId } = await inviter()
    const own = await store.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
    expect(await accept(code, memberId, { registeredAt: own.registeredAt })).toBeNull()
    expect(await accept('no such code', await friend())).toBeNull()
    const old = await friend(new Date('2026-01-01T00:00:00.000Z'))
    expect(await accept(code, old)).toBeNull()
    await store.db.prisma.user.update({ where: { id: userId }, data: { isBanned: true } })
    expect(await accept(code, await friend())).toBeNull()
  })

  it('is none for a friend who deleted everything and came back', async () => {
    const { code, userId } = await inviter()
    const who = await friend()
    await accept(code, who)
    await deleteMember(store.db, { memberId: who, identity: identityOf(who), at })
    const later = new Date('2026-08-01T00:00:00.000Z')
    await registerMember(store.db, registration(who, { registeredAt: later }))
    expect(await accept(code, who, { registeredAt: later })).toBeNull()
    expect(await invitationsOf(store.db, userId)).toEqual({ friends: 1, days: 1 })
  })

  it('outlives an inviter who left: the friend keeps what was given, and the link is dead', async () => {
    const { code, memberId } = await inviter()
    const who = await friend()
    await accept(code, who)
    await deleteMember(store.db, { memberId, identity: identityOf(memberId), at })
    expect(await accept(code, who)).toMatchObject({ inviter: null, friendDays: 1 })
    expect(await accept(code, await friend())).toBeNull()
  })
})

describe('however friends come, many at once and again and again', () => {
  it('each brings days to the two once, to one inviter, who gets no more than a month gives', async () => {
    const wave = fc.array(fc.tuple(fc.nat(2), fc.nat(5)), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(fc.array(wave, { minLength: 1, maxLength: 4 }), async (waves) => {
        const inviters = [await inviter(), await inviter(), await inviter()]
        const friends = await Promise.all(Array.from({ length: 6 }, () => friend()))
        const given = new Map<number, string>()
        for (const pairs of waves) {
          const tried = await Promise.allSettled(
            pairs.map(async ([by, whose]) => {
              const who = friends[whose] ?? 0
              return { who, got: await accept(inviters[by]?.code ?? '', who) }
            }),
          )
          for (const one of tried) {
            // Of two at the same moment one may have to try again: then it is tried by the next wave, or never.
            if (one.status === 'rejected') continue
            const { who, got } = one.value
            expect(got?.friendDays).toBe(1)
            expect(given.get(who) ?? JSON.stringify(got)).toBe(JSON.stringify(got))
            given.set(who, JSON.stringify(got))
          }
        }
        const rows = await store.db.prisma.invitation.groupBy({
          by: ['inviterId'],
          where: { inviterId: { in: inviters.map(({ userId }) => userId) } },
          _count: true,
          _sum: { inviterDays: true, friendDays: true },
        })
        expect(rows.reduce((sum, { _count }) => sum + _count, 0)).toBe(given.size)
        for (const { _count, _sum } of rows) {
          expect(_sum.friendDays).toBe(_count)
          expect(_sum.inviterDays).toBe(Math.min(_count, 2))
        }
      }),
      { numRuns: 15 },
    )
  })
})
