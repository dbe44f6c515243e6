import { counterpartsKey, findMember, identities, shownKey, wasMember } from '@anonchat/store'
import { barText, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { dataOf, filesTo } from './shown.js'
import { press, text } from './updates.js'

const world = play()
const en = t('en')
const buttonOf = (id: number, label: string) => dataOf(world(), id, label)
const lastWords = async (id: number) => (await world().wordsTo(id)).at(-1)
const rowOf = (id: number) => world().db.prisma.user.findUnique({ where: { telegramId: BigInt(id) } })
const userIdOf = async (id: number) => (await rowOf(id))?.id ?? 0
const userOf = (userId: number) => world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
const ban = (id: number, change: object) =>
  world().db.prisma.user.update({ where: { telegramId: BigInt(id) }, data: change })

async function deleted(id: number, lang = 'en'): Promise<void> {
  const { buttons } = t(lang)
  await world().deliver(text(id, '/delete_me', lang))
  await world().deliver(press(id, await buttonOf(id, buttons.confirmDelete)))
}

describe.each(['en', 'fa'])('in %s', (lang) => {
  const texts = t(lang)

  it('/privacy says what is kept, with buttons for a copy and for deletion', async () => {
    const id = await world().member(lang)
    await world().deliver(text(id, '/privacy', lang))
    expect(await lastWords(id)).toBe(texts.privacy.about())
    await world().deliver(press(id, await buttonOf(id, texts.buttons.exportData)))
    expect(await lastWords(id)).toBe(texts.privacy.exported({ part: 1, parts: 1 }))
    await world().deliver(press(id, await buttonOf(id, texts.buttons.deleteData)))
    expect(await lastWords(id)).toBe(texts.privacy.askDelete())
  })

  it('/delete_me deletes after a confirmation, says goodbye, and lets begin anew', async () => {
    const id = await world().member(lang)
    await deleted(id, lang)
    expect((await world().wordsTo(id)).slice(-2)).toEqual([texts.privacy.deleting(), texts.privacy.goodbye()])
    expect(await findMember(world().db, id)).toBeNull()
    expect(await world().session(id)).toEqual({})
    await world().deliver(text(id, '/start', lang))
    expect(await lastWords(id)).toContain(texts.registration.askGender())
    await world().deliver(press(id, 'gender:male'), text(id, '40'), text(id, 'Rome'), press(id, 'skip'))
    expect((await findMember(world().db, id))?.profile).toMatchObject({ gender: 'male', age: 40 })
  })
})

describe('deletion', () => {
  it('leaves nothing of the member, and what others need without identity', async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(press(a, `rate:${roomId}:good`), press(b, `rate:${roomId}:bad`))
    await world().deliver(press(a, `why:${roomId}:spam`), press(b, `why:${roomId}:fraud`))
    const [userA, userB] = [await userIdOf(a), await userIdOf(b)]
    await world().db.prisma.report.updateMany({ data: { reason: 'my words' } })
    await world().redis.hset(counterpartsKey(a, roomId), '1', `${b}:2`)
    await world().redis.hset(counterpartsKey(b, roomId), '2', `${a}:1:received`)
    await deleted(a)
    const { prisma } = world().db
    const { createdAt: _, updatedAt: __, deletedAt, ...left } = await userOf(userA)
    expect(deletedAt).not.toBeNull()
    const kept = Object.entries(left).filter(([, value]) => value !== null && value !== false && value !== 0)
    expect(Object.fromEntries(kept)).toEqual({
      id: userA,
      telegramId: BigInt(-userA),
      isUnreachable: true,
      showGender: true,
      showAge: true,
      showCity: true,
    })
    expect(await prisma.rating.count({ where: { OR: [{ raterId: userA }, { ratedId: userA }] } })).toBe(0)
    expect(await prisma.chatRoom.findUnique({ where: { id: roomId } })).toMatchObject({
      isActive: false,
      endReason: 'stop',
      endedById: userA,
    })
    const reports = await prisma.report.findMany({ where: { roomId }, orderBy: { reporterId: 'asc' } })
    expect(reports).toMatchObject([
      { reporterId: userA, reportedId: userB, reportType: 'spam', reason: null, evidenceMessageIds: null },
      { reporterId: userB, reportedId: userA, reportType: 'fraud', reason: 'my words' },
    ])
    expect(
      await world().redis.exists(counterpartsKey(a, roomId), shownKey(roomId, a), shownKey(roomId, b)),
    ).toBe(0)
    // The partner's own: a report needs to know what they were sent.
    expect(await world().redis.exists(counterpartsKey(b, roomId))).toBe(1)
    const keys = (await world().redis.keys(`*${a}*`)).filter((key) => !/begun|flood/.test(key))
    expect(keys).toEqual([])
  })

  it('ends a room, of which the partner is told, and a search', async () => {
    const { a, b, roomId } = await world().pair()
    await deleted(a)
    expect(await world().wordsTo(b)).toContain(en.room.endedByPartner())
    expect(await world().wordsTo(a)).not.toContain(en.after.ask())
    // What the partner said a moment ago comes no more.
    expect((await world().envelopesTo(a)).at(-1)?.fence).toEqual({ kind: 'closes', roomId })
    expect(await world().session(b)).toMatchObject({ state: 'idle' })
    await world().deliver(text(b, '/search'))
    const search = (await world().matches()).at(-1)
    expect(search).toMatchObject({ type: 'request', ticket: { recent: [], blocked: [] } })
    await deleted(b)
    expect((await world().matches()).at(-1)).toMatchObject({ type: 'cancel', memberId: b })
    expect(await world().session(b)).toEqual({})
  })

  it('is not done without the confirmation, after ten minutes, or by a button pressed again', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/delete_me'))
    await world().deliver(press(id, await buttonOf(id, en.buttons.cancelSearch)))
    expect(await lastWords(id)).toBe(en.privacy.kept())
    await world().deliver(press(id, `erase:${(Date.now() - 601_000).toString(36)}`))
    expect(await lastWords(id)).toBe(en.privacy.tooOld())
    expect((await findMember(world().db, id))?.profile).toMatchObject({ age: 30 })
    await deleted(id)
    await world().deliver(press(id, await buttonOf(id, en.buttons.confirmDelete)))
    expect(await lastWords(id)).toBe(en.privacy.nothingKept())
    for (const words of ['/delete_me', '/export']) {
      await world().deliver(text(id, words))
      expect(await lastWords(id)).toBe(en.privacy.nothingKept())
    }
    await world().deliver(text(id, '/privacy'))
    expect(await lastWords(id)).toBe(en.privacy.about())
  })

  it('says which premium time is lost', async () => {
    const id = await world().member()
    const until = new Date(Date.now() + 86_400_000)
    await ban(id, { isPremium: true, premiumExpiresAt: until })
    await world().redis.del(`profile:${id}`)
    await world().deliver(text(id, '/delete_me'))
    expect(await lastWords(id)).toBe(`${en.privacy.askDelete()}\n\n${en.privacy.losesPremium({ until })}`)
  })

  it('works for somebody in the middle of the registration, and for whom nobody knows', async () => {
    const id = world().newcomer()
    await world().deliver(text(id, '/delete_me'))
    expect(await lastWords(id)).toBe(en.privacy.nothingKept())
    await world().deliver(text(id, '/start'), press(id, 'gender:male'))
    await deleted(id)
    expect(await lastWords(id)).toBe(en.privacy.goodbye())
    expect(await world().session(id)).toEqual({})
  })
})

describe('what holds against somebody', () => {
  it('lets them read what is kept and delete it, and holds when they come back, by a hash that needs the key', async () => {
    const id = await world().member()
    const userId = await userIdOf(id)
    await ban(id, { isBanned: true, banReason: 'spam' })
    await world().redis.flushall()
    await world().deliver(text(id, '/export'), text(id, '/privacy'))
    expect(await lastWords(id)).toBe(en.privacy.about())
    expect((await filesTo(world(), id))[0]).toMatchObject({ moderation: { banned: true, banReason: 'spam' } })
    await world().deliver(text(id, '/delete_me'))
    expect(await lastWords(id)).toContain(en.privacy.staysBanned())
    await deleted(id)
    expect(await findMember(world().db, id)).toBeNull()
    const { botToken, key } = { botToken: world().environment.BOT_TOKEN ?? '', key: undefined }
    expect(await wasMember(world().db, identities(key, botToken)(id))).toBe(true)
    expect(await wasMember(world().db, identities('x'.repeat(32), botToken)(id))).toBe(false)
    const rows = await world().db.prisma.formerMember.findMany()
    expect(JSON.stringify(rows)).not.toContain(String(id))
    // What only happens to somebody brings nobody back.
    await world().deliver({ type: 'unreachable', memberId: id, trace: '777-gone', reason: 'blocked' })
    expect(await findMember(world().db, id)).toBeNull()
    await world().deliver(text(id, '/start'))
    expect(await lastWords(id)).toBe(barText(en, { kind: 'banned', until: null, reason: 'spam' }, null))
    expect((await rowOf(id))?.id).toBe(userId)
  })

  it('holds for who said to be under 18', async () => {
    const id = world().newcomer()
    await world().deliver(text(id, '/start'), text(id, 'male'), text(id, '16'))
    await deleted(id)
    await world().deliver(text(id, '/start'), text(id, '25'))
    expect(await lastWords(id)).toBe(en.registration.refused())
  })

  it('comes to an end: who was banned for a time begins anew after it', async () => {
    const id = await world().member()
    await ban(id, { isBanned: true, bannedUntil: new Date(Date.now() + 3_600_000) })
    await deleted(id)
    await world().db.prisma.user.updateMany({
      where: { isBanned: true, telegramId: { lt: 0 } },
      data: { bannedUntil: new Date(Date.now() - 1) },
    })
    await world().deliver(text(id, '/start'))
    expect(await lastWords(id)).toContain(en.registration.askGender())
  })

  it('is a report too, which reaches them when they register again', async () => {
    const { a, b, roomId } = await world().pair()
    const userId = await userIdOf(a)
    await deleted(a)
    await world().deliver(press(b, `why:${roomId}:minor`))
    await world().deliver(text(a, '/start'))
    expect(await findMember(world().db, a)).toBeNull()
    await world().deliver(press(a, 'gender:male'), text(a, '44'), text(a, 'Bonn'), press(a, 'skip'))
    expect((await rowOf(a))?.id).toBe(userId)
    expect(await world().db.prisma.report.count({ where: { reportedId: userId, isResolved: false } })).toBe(1)
  })
})
