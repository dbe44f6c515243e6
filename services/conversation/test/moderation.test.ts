import type { MemberModerated } from '@anonchat/contracts'
import {
  banMember,
  findMember,
  liftSuspension,
  openStandings,
  suspendMember,
  unbanMember,
} from '@anonchat/store'
import { barText, LANGS, t, withReason } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'

const en = t('en')
const world = play({ FLOOD_BURST: '1000', SUPPORT_CONTACT: '@strangers_support' })
const SUPPORT = '@strangers_support'
let traces = 0

/** What admin does after it has decided: the record, the session, the event. */
const moderated = (
  memberId: number,
  what: MemberModerated['what'],
  more: Partial<MemberModerated> = {},
): MemberModerated => ({
  type: 'moderated',
  memberId,
  trace: `777-admin-${++traces}`,
  what,
  until: null,
  reason: null,
  ...more,
})

const standing = async (memberId: number, now: Awaited<ReturnType<typeof banMember>>) =>
  await openStandings(world().redis).set(memberId, now?.after ?? { ban: null, suspension: null })

const ban = async (memberId: number, until: Date | null = null, reason: string | null = null) => {
  await standing(memberId, await banMember(world().db, { memberId, until, reason }))
  return moderated(memberId, 'banned', { until: until?.getTime() ?? null, reason })
}

const bannedWords = (lang: string, until: Date | null, reason: string | null) =>
  barText(t(lang), { kind: 'banned', until, reason }, SUPPORT)

describe('a ban', () => {
  it.each(LANGS)(
    'ends a room at once: the member gets one message with the reason, until when and how to appeal, in %s; the partner none of it',
    async (lang) => {
      const { a, b, roomId } = await world().pair([lang, lang])
      const until = new Date(Date.UTC(2036, 0, 2))
      const before = (await world().envelopesTo(a)).length
      await world().deliver(await ban(a, until, 'Advertising'))
      const told = (await world().envelopesTo(a)).slice(before)
      expect(told.map(({ action }) => action)).toEqual([
        {
          kind: 'send',
          content: { kind: 'text', text: bannedWords(lang, until, 'Advertising') },
          markup: { kind: 'remove-keyboard' },
        },
      ])
      expect(told[0]?.fence).toEqual({ kind: 'closes', roomId })
      expect((await world().wordsTo(b)).slice(-2)).toEqual([
        t(lang).room.endedByModeration(),
        t(lang).after.ask(),
      ])
      expect(await world().session(b)).toMatchObject({ state: 'idle' })
      const row = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
      expect(row).toMatchObject({ isActive: false, endReason: 'banned' })
    },
  )

  it('ends a search, and the matchmaker hears of it', async () => {
    const id = await world().member()
    const search = text(id, '/search')
    await world().deliver(search)
    await world().deliver(await ban(id))
    expect(await world().matches()).toContainEqual(
      expect.objectContaining({ type: 'cancel', searchId: search.trace }),
    )
    expect((await world().wordsTo(id)).at(-1)).toBe(bannedWords('en', null, null))
    expect(await world().session(id)).not.toHaveProperty('search')
  })

  it('is told once; whatever the member does then is silent, but for payments, and each button is answered', async () => {
    const id = await world().member()
    await world().deliver(await ban(id, null, 'Spam'))
    const before = (await world().envelopesTo(id)).length
    const button = press(id, 'search')
    await world().deliver(text(id, '/start'), text(id, '/search'), text(id, 'please'), text(id, '/help'))
    await world().deliver(button, press(id, 'lang:fa'), press(id, 'edit:age'))
    expect((await world().envelopesTo(id)).length).toBe(before)
    expect((await world().answers()).some(({ trace }) => trace === button.trace)).toBe(true)
    await world().deliver(text(id, '/paysupport'))
    expect((await world().wordsTo(id)).at(-1)).toContain(en.support.about())
  })

  it('holds at the next thing the member does, though its event was lost', async () => {
    const { a, b } = await world().pair()
    await ban(a)
    await world().deliver(text(a, 'hello?'))
    expect((await world().wordsTo(a)).at(-1)).toBe(bannedWords('en', null, null))
    expect((await world().wordsTo(b)).join()).not.toContain('hello?')
    expect(await world().session(a)).toMatchObject({ state: 'idle', ban_told: '1' })
  })

  it('holds where Redis knows nothing of it: the event has the record looked at', async () => {
    const { a } = await world().pair()
    await banMember(world().db, { memberId: a, until: null, reason: null })
    await world().deliver(moderated(a, 'banned'))
    expect((await world().wordsTo(a)).at(-1)).toBe(bannedWords('en', null, null))
    expect(await world().session(a)).toMatchObject({ state: 'idle', banned: 'forever' })
  })

  it('of somebody whose session is gone asks MySQL for the session only, and holds', async () => {
    const id = await world().member()
    await world().redis.del(`{pool}:session:${id}`)
    await ban(id)
    await world().deliver(text(id, '/search'))
    expect((await world().wordsTo(id)).at(-1)).toBe(bannedWords('en', null, null))
    expect((await world().matches()).filter(({ trace }) => trace.includes(String(id)))).toEqual([])
  })

  it('that is lifted is told, with the keys of the menu, and everything works again', async () => {
    const id = await world().member('fa')
    await world().deliver(await ban(id))
    await standing(id, await unbanMember(world().db, id))
    await world().deliver(moderated(id, 'lifted'))
    const last = (await world().envelopesTo(id)).at(-1)
    expect(last?.action).toMatchObject({
      content: { text: t('fa').moderation.lifted() },
      markup: { kind: 'keyboard' },
    })
    await world().deliver(text(id, '/search'))
    expect(await world().session(id)).toMatchObject({ state: 'searching' })
  })

  it('whose time is over ends by itself: the member is welcomed back, once, and what they asked for is done', async () => {
    const id = await world().member()
    await world().deliver(await ban(id, new Date(Date.now() + 3_600_000)))
    // An hour later.
    const past = new Date(Date.now() - 1)
    await world().db.prisma.user.update({ where: { telegramId: id }, data: { bannedUntil: past } })
    await world().redis.hset(`{pool}:session:${id}`, 'banned', past.getTime())
    await world().redis.del(`profile:${id}`)
    await world().deliver(text(id, '/search'), text(id, '/stop'))
    expect((await world().wordsTo(id)).filter((one) => one !== '<delete>').slice(-3)).toEqual([
      en.moderation.over(),
      en.search.looking(),
      en.search.cancelled(),
    ])
    expect(await findMember(world().db, id)).toMatchObject({ isBanned: false, bannedUntil: null })
    expect(await world().session(id)).not.toHaveProperty('banned')
  })

  it('that ended while the session was gone is welcomed back too', async () => {
    const id = await world().member()
    await banMember(world().db, { memberId: id, until: new Date(Date.now() - 1), reason: null })
    await world().redis.del(`{pool}:session:${id}`)
    await world().deliver(text(id, '/start'))
    expect((await world().wordsTo(id)).slice(-2)).toEqual([en.moderation.over(), en.general.menu()])
  })
})

describe('a suspension', () => {
  it.each(LANGS)('says why and that a moderator will look, in %s; lifting it is told', async (lang) => {
    const id = await world().member(lang)
    await standing(id, await suspendMember(world().db, { memberId: id, reason: 'spam', at: new Date() }))
    await world().deliver(moderated(id, 'suspended', { reason: 'spam' }), text(id, 'hm'))
    const words = barText(t(lang), { kind: 'suspended', reason: 'spam' }, SUPPORT)
    expect((await world().wordsTo(id)).at(-1)).toBe(words)
    await standing(id, await liftSuspension(world().db, id))
    await world().deliver(moderated(id, 'lifted'))
    expect((await world().wordsTo(id)).at(-1)).toBe(t(lang).moderation.lifted())
  })

  it('under a ban is told of when the ban is lifted', async () => {
    const id = await world().member()
    await suspendMember(world().db, { memberId: id, reason: null, at: new Date() })
    await world().deliver(await ban(id))
    expect((await world().wordsTo(id)).at(-1)).toBe(bannedWords('en', null, null))
    await standing(id, await unbanMember(world().db, id))
    await world().deliver(moderated(id, 'lifted'))
    expect((await world().wordsTo(id)).at(-1)).toBe(barText(en, { kind: 'suspended', reason: null }, SUPPORT))
  })
})

describe('a warning, and thanks', () => {
  it.each(LANGS)('is read by who is suspended or banned as well, in %s', async (lang) => {
    const [suspended, banned] = [await world().member(lang), await world().member(lang)]
    await standing(
      suspended,
      await suspendMember(world().db, { memberId: suspended, reason: 'spam', at: new Date() }),
    )
    await world().deliver(moderated(suspended, 'suspended', { reason: 'spam' }), await ban(banned))
    for (const id of [suspended, banned]) {
      await world().deliver(moderated(id, 'warned', { reason: 'Insults' }))
      const words = withReason(t(lang), t(lang).moderation.warned(), 'Insults')
      expect((await world().wordsTo(id)).at(-1)).toBe(words)
    }
  })

  it.each(LANGS)('are said in %s, in a room too, which goes on', async (lang) => {
    const { a, b } = await world().pair([lang, lang])
    const before = (await world().envelopesTo(b)).length
    await world().deliver(moderated(a, 'warned', { reason: 'Insults' }), moderated(a, 'thanked'))
    const { warned, thanked } = t(lang).moderation
    expect((await world().wordsTo(a)).slice(-2)).toEqual([
      withReason(t(lang), warned(), 'Insults'),
      thanked(),
    ])
    expect(await world().session(a)).toMatchObject({ state: 'chatting' })
    expect((await world().envelopesTo(b)).length).toBe(before)
  })
})
