import { findMember, grantPremium } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { announceEnds } from '../src/out/premium/announce.js'
import { charge, DAY_MS, playPremium } from './premium-play.js'
import { paid, text } from './updates.js'

const { world, until, lastWords, lastButtons } = playPremium()

/** As many replicas look at once. */
const announce = async (now: number) => {
  await Promise.all(Array.from({ length: 3 }, () => announceEnds(world().db, world().publisher, now)))
  await world().settled()
}
const grant = async (memberId: number, days: number) => {
  const money = { provider: 'local', amount: 0, currency: 'XTR', at: new Date() }
  const transactionId = `grant-${memberId}-${days}`
  await grantPremium(world().db, { memberId, transactionId, days, ...money })
  return (await until(memberId))?.getTime() ?? 0
}
const toldOfEnd = async (memberId: number) => {
  const keys = (await world().envelopesTo(memberId))
    .map(({ key }) => key)
    .filter((key) => key.endsWith('/end'))
  return new Set(keys).size
}

describe.each(['en', 'fa'])('the end of premium in %s', (lang) => {
  const { premium } = t(lang)

  it('is told three days and one day ahead and when it has come, each once, whoever looks how often', async () => {
    const id = await world().member(lang)
    const end = await grant(id, 10)
    const endsSoon = premium.endsSoon({ until: new Date(end) })
    await announce(end - 3 * DAY_MS - 1_000)
    expect(await toldOfEnd(id)).toBe(0)
    for (const [now, times] of [
      [end - 3 * DAY_MS, 1],
      [end - 2 * DAY_MS, 1],
      [end - DAY_MS, 2],
      [end - 1, 2],
    ] as const) {
      await announce(now)
      await announce(now)
      expect(await toldOfEnd(id)).toBe(times)
      expect(await lastWords(id)).toBe(endsSoon)
    }
    await announce(end)
    await announce(end + DAY_MS)
    expect(await toldOfEnd(id)).toBe(3)
    expect(await lastWords(id)).toBe(premium.ended())
    expect(await lastButtons(id)).toContain('"data":"premium"')
    expect(await findMember(world().db, id)).toMatchObject({ isPremium: false })
  })
})

describe('the end of premium', () => {
  const en = t('en').premium

  it('is not told of what was prolonged between the look and the mailbox', async () => {
    const id = await world().member()
    const end = await grant(id, 2)
    await grant(id, 5)
    const event = { type: 'premium', memberId: id, trace: 'sweep', until: end, dueAt: end } as const
    await world().deliver({ ...event, change: 'expiring' }, { ...event, change: 'expired' })
    expect(await toldOfEnd(id)).toBe(0)
  })

  it('that came while nothing ran is told once, and nothing of the days before', async () => {
    const id = await world().member()
    const end = await grant(id, 10)
    await announce(end + 30 * DAY_MS)
    await announce(end + 31 * DAY_MS)
    expect(await toldOfEnd(id)).toBe(1)
    expect(await lastWords(id)).toBe(en.ended())
  })

  it('of a subscription that renews itself is told only when no charge came for an hour', async () => {
    const id = await world().member()
    const payload = 'premium:monthly:30:150:1800000000'
    await world().deliver(paid(id, charge({ payload, stars: 150, recurring: 'first' })))
    const end = (await until(id))?.getTime() ?? 0
    await announce(end - DAY_MS)
    await announce(end + 60_000)
    expect(await toldOfEnd(id)).toBe(0)
    await announce(end + 3_600_000)
    expect(await lastWords(id)).toBe(en.ended())
  })

  it('takes the filters away without anybody telling', async () => {
    const id = await world().member()
    await grant(id, 1)
    await world().db.prisma.user.update({
      where: { telegramId: BigInt(id) },
      data: { premiumExpiresAt: new Date(Date.now() - 1) },
    })
    await world().redis.del(`profile:${id}`)
    await world().deliver(text(id, '/filters'))
    expect(await lastButtons(id)).toContain('🔒')
  })
})
