import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../test/sql/open-store.js'
import { createGiftCodes, readGiftCode, redeemGift } from './index.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const at = new Date('2026-06-01T00:00:00Z')
const wanted = { count: 1, days: 30, adminId: 1, validDays: 10, at }
const code = async () => (await createGiftCodes(store.db, wanted))[0] ?? ''

describe('a gift code', () => {
  it('is redeemed by one of many who try at the same moment, and by nobody twice', async () => {
    const given = await code()
    const tries = Array.from({ length: 10 }, (_, index) => 7_000 + (index % 5))
    const tryAll = () =>
      Promise.allSettled(tries.map((memberId) => redeemGift(store.db, { memberId, code: given, at })))
    const first = await tryAll()
    const won = first.filter((one) => one.status === 'fulfilled' && one.value.kind === 'granted')
    expect(won).toHaveLength(1)
    const rows = await store.db.prisma.premiumSubscription.findMany({ include: { user: true } })
    expect(rows).toHaveLength(1)
    const winner = Number(rows[0]?.user.telegramId)
    expect(await redeemGift(store.db, { memberId: winner, code: given, at })).toMatchObject({ kind: 'known' })
    const other = tries.find((one) => one !== winner) ?? 0
    expect(await redeemGift(store.db, { memberId: other, code: given, at })).toEqual({ kind: 'used' })
  })

  it('is refused when its time is over, and when nobody made it', async () => {
    const late = new Date(at.getTime() + 10 * 86_400_000)
    expect(await redeemGift(store.db, { memberId: 7_100, code: await code(), at: late })).toEqual({
      kind: 'expired',
    })
    const guessed = '0'.repeat(20)
    expect(await redeemGift(store.db, { memberId: 7_101, code: guessed, at })).toEqual({ kind: 'unknown' })
    expect(await store.db.prisma.user.count({ where: { telegramId: 7_101n } })).toBe(0)
  })

  it('is kept as a hash only, and no two are the same', async () => {
    const codes = await createGiftCodes(store.db, { ...wanted, count: 200 })
    expect(new Set(codes).size).toBe(200)
    const kept = JSON.stringify(await store.db.prisma.giftCode.findMany({ select: { codeHash: true } }))
    for (const one of codes) expect(kept).not.toContain(one)
  })

  it('is read as people write it', async () => {
    expect(readGiftCode(' abcde-fghjk mnpqr_stvwx ')).toBe('ABCDEFGHJKMNPQRSTVWX')
    expect(readGiftCode('OIL00000000000000000')).toBe('01100000000000000000')
    for (const wrong of ['', 'ABC', '0'.repeat(21), 'سلام', `${'0'.repeat(19)}!`])
      expect(readGiftCode(wrong)).toBeNull()
  })

  it.each([
    [{ count: 0 }, /codes/],
    [{ count: 1_001 }, /codes/],
    [{ days: 0 }, /days/],
    [{ days: 4_000 }, /days/],
  ])('cannot be made as %o', async (change, error) => {
    await expect(createGiftCodes(store.db, { ...wanted, ...change })).rejects.toThrow(error)
  })
})
