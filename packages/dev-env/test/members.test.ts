import { createDatabase, type Database, findMember } from '@anonchat/store'
import { LANGS, t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type System, startSystem } from '../src/index.js'
import { type Member, meet, memberAt, registered, together } from './members/member.js'

const ADMIN = 700_000_001

let system: System
let database: Database
beforeAll(async () => {
  system = await startSystem({
    env: {
      ADMIN_IDS: String(ADMIN),
      FREE_FILTERS: 'gender,age,city',
      FLOOD_PER_SECOND: '1000',
      FLOOD_BURST: '1000',
      RECENT_PARTNER_SECONDS: '1',
      SEARCH_REFRESH_SECONDS: '1',
      WIDEN_AFTER_SECONDS: '1',
      SEARCH_TIMEOUT_SECONDS: '8',
      SILENCE_SECONDS: '2',
      REPORTS_TO_SUSPEND: '0',
      SUPPORT_CONTACT: '@help_desk',
    },
    sandbox: { limits: 'off' },
  })
  system.sandbox.createMember({ id: ADMIN, first_name: 'Admin', started: true, language_code: 'en' })
  database = createDatabase(system.databaseUrl)
})
afterAll(async () => {
  await database?.close()
  await system?.stop()
})

const rowOf = async (id: number) => {
  const row = await database.prisma.user.findUnique({ where: { telegramId: id } })
  if (row === null) throw new Error(`nothing is kept of ${id}`)
  return row
}
/** What a message begins with, as the rest may tell of the moment. */
const part = (text: string) => text.split('\n')[0] ?? text
/** The admin's chat, seen from now on. */
const admin = () =>
  memberAt(system.sandbox, ADMIN, 'en', system.sandbox.view(ADMIN).messages.at(-1)?.messageId)

const looks = async (one: Member) => {
  one.says('/search')
  await one.sees(part(one.texts.search.looking()))
}
const isInRoom = ({ id }: Member) => system.sandbox.view(id).keyboard?.[0]?.length === 2

/** Whoever was deleted in a room with a partner is told, leaves nothing, and begins anew. */
async function isGone(a: Member, partner: Member): Promise<void> {
  await a.sees(part(a.texts.privacy.goodbye()))
  await partner.sees(part(partner.texts.room.endedByPartner()))
  expect(await findMember(database, a.id)).toBeNull()
  a.says('/start')
  await a.sees(a.texts.registration.askGender())
}

describe.each(LANGS)('a member who reads %s', (lang) => {
  const member = () => registered(system.sandbox, lang)
  const pair = () => together(system.sandbox, lang)

  it('changes the profile, field by field, and /start loses nothing of it', async () => {
    const a = await member()
    const { buttons, profile, registration } = a.texts
    a.says('/profile')
    await a.presses(buttons.changeAge)
    a.says('12345')
    await a.sees(part(registration.wrongAge()))
    a.says('41')
    await a.sees(profile.changed())
    a.says('/profile')
    await a.presses(buttons.changeCity)
    a.says('Cusco')
    await a.sees('Cusco')
    a.says('/start')
    await a.sees(a.texts.general.menu())
    expect(await rowOf(a.id)).toMatchObject({ age: 41, city: 'Cusco' })
  })

  it('searches with a filter that nobody fits, and widens the search; without it, hears that nobody came', async () => {
    const [a, b] = [await member(), await member()]
    a.says('/filters')
    await a.presses(a.texts.buttons.sameCity)
    a.says('/search')
    await a.sees(part(a.texts.search.widenOffer()))
    b.says('/profile')
    await b.presses(b.texts.buttons.changeCity)
    b.says('Quito')
    await b.sees(b.texts.profile.changed())
    b.says('/search')
    await a.presses(a.texts.buttons.widen)
    for (const one of [a, b]) await one.sees(part(one.texts.room.opened()))
    a.says('/stop')
    await b.sees(part(b.texts.room.endedByPartner()))
    b.says('/search')
    await b.sees(part(b.texts.search.nobody()))
  })

  it('keeps a secret that the settings keep, and tells what they tell', async () => {
    const [a, b] = [await member(), await member()]
    a.says('/settings')
    await a.presses(a.texts.buttons.showCity)
    await a.presses(a.texts.buttons.showAge)
    await meet(a, b)
    const opening = (one: Member) => one.sees(part(one.texts.room.opened()))
    expect((await opening(b)).text).not.toContain('Lima')
    expect((await opening(a)).text).toContain('Lima')
  })

  it('who is silent with a partner is asked something, once; and asks for another question', async () => {
    const [a, b] = await pair()
    const questions = (one: Member) => one.messages().filter(({ text }) => text?.startsWith('💡'))
    for (const one of [a, b]) await expect.poll(() => questions(one).length).toBe(1)
    a.says(a.texts.keys.iceBreaker)
    await expect.poll(() => questions(b).length).toBe(2)
    expect(questions(a).map(({ text }) => text)).toEqual(questions(b).map(({ text }) => text))
  })

  it('protects what they send, and no more when they have changed their mind', async () => {
    const [a, b] = await pair()
    a.says('/protect')
    await a.sees(part(a.texts.settings.protectOn()))
    a.says('for your eyes')
    expect((await b.sees('for your eyes')).message).toMatchObject({ has_protected_content: true })
    a.says('/protect')
    await a.sees(part(a.texts.settings.protectOff()))
    a.says('for everybody')
    expect((await b.sees('for everybody')).message).not.toHaveProperty('has_protected_content')
  })

  it('rates, blocks, takes the block back, and lists and lifts it', async () => {
    const [a, b] = await pair()
    a.says('/stop')
    await b.sees(part(b.texts.room.endedByPartner()))
    await b.presses(b.texts.buttons.rateGood)
    await b.sees(b.texts.after.ratedGood())
    await expect.poll(() => rowOf(a.id)).toMatchObject({ ratingsGood: 1 })
    await a.presses(a.texts.buttons.block)
    await a.sees(a.texts.after.blocked())
    for (const one of [a, b]) await looks(one)
    const c = await member()
    await meet(c)
    await expect.poll(() => [a, b].filter(isInRoom).length).toBe(1)
    for (const one of [a, b]) one.says('/stop')
    a.says('/unblock')
    await a.presses(' · ')
    a.says('/unblock')
    await a.sees(a.texts.blocks.none())
    await meet(a, b)
  })

  it('reports with words, which reach the moderator with the evidence, and is thanked', async () => {
    const [a, b] = await pair()
    b.says('send me money')
    await a.sees('send me money')
    a.says('/report')
    await a.presses(a.texts.category.fraud())
    await a.presses(a.texts.reports.addWords())
    a.says('asked for money at once')
    await a.sees(part(a.texts.reports.wordsTaken()))
    const row = await database.prisma.report.findFirstOrThrow({
      where: { reporterId: (await rowOf(a.id)).id },
    })
    expect(row).toMatchObject({ reportType: 'fraud', reason: 'asked for money at once' })
    expect(row.evidenceMessageIds).not.toBeNull()
    const moderator = admin()
    moderator.says('/admin_reports')
    await moderator.sees('asked for money at once')
    await moderator.presses(moderator.texts.moderating.evidence())
    await moderator.sees('send me money')
    await moderator.presses(moderator.texts.moderating.doWarn())
    await b.sees(part(b.texts.moderation.warned()))
    await a.sees(part(a.texts.moderation.thanked()))
  })

  it('invites a friend, and both get a day; the friend of nobody gets none', async () => {
    const a = await member()
    a.says('/invite')
    const { text = '' } = await a.sees('t.me/')
    const link = /start=(\S+)/.exec(text)?.[1] ?? ''
    const friend = await registered(system.sandbox, lang, link)
    await friend.sees(part(friend.texts.invite.invited()))
    await a.sees(part(a.texts.invite.friendCame()))
    for (const { id } of [a, friend])
      expect((await findMember(database, id))?.premiumUntil?.getTime()).toBeGreaterThan(Date.now())
    const stranger = await registered(system.sandbox, lang, `${link}x`)
    expect((await findMember(database, stranger.id))?.premiumUntil).toBeNull()
  })

  it('speaks another language from the next message on', async () => {
    const a = await member()
    const { name, general } = t(LANGS.find((one) => one !== lang) ?? lang)
    a.says('/language')
    await a.presses(name)
    await a.sees(general.languageSet())
    a.says('/help')
    await a.sees(part(general.help()))
  })

  it('reads what is kept, gets it as a file, deletes everything, and comes back as somebody new', async () => {
    const [a, b] = await pair()
    a.says('/export')
    await expect.poll(() => a.messages().some(({ kind }) => kind === 'document')).toBe(true)
    a.says('/privacy')
    await a.presses(a.texts.buttons.deleteData)
    await a.presses(a.texts.buttons.confirmDelete)
    await isGone(a, b)
  })

  it('who is banned in a room leaves it, is told why and where to appeal, can do nothing, and is told of the end', async () => {
    const [a, b] = await pair()
    admin().says(`/admin_ban ${a.id} 3 insults of all kinds`)
    const told = await a.sees(a.texts.moderation.reason({ reason: 'insults of all kinds' }))
    expect(told.text).toContain('@help_desk')
    await b.sees(part(b.texts.room.endedByModeration()))
    const before = a.messages().length
    for (const command of ['/search', '/premium', '/invite', 'hello']) a.says(command)
    await meet(b, await member())
    const after = a.messages().slice(before)
    expect(after.filter(({ text }) => !text?.startsWith('🚫'))).toEqual([])
    admin().says(`/admin_unban ${a.id}`)
    await a.sees(part(a.texts.moderation.lifted()))
    await meet(a, await member())
  })

  it('who is deleted by an admin in a room leaves it, is told, and may come back as somebody new', async () => {
    const [a, b] = await pair()
    const moderator = admin()
    moderator.says(`/admin_users ${a.id}`)
    await moderator.presses(moderator.texts.members.doDelete())
    await moderator.presses(moderator.texts.members.reallyDelete())
    await a.sees(a.texts.moderation.deleted())
    await isGone(a, b)
  })

  it('who blocks the bot is out of reach and not banned, and is back with /start', async () => {
    const [a, b] = await pair()
    system.sandbox.block(a.id)
    await b.sees(part(b.texts.room.partnerUnreachable()))
    await expect.poll(() => rowOf(a.id)).toMatchObject({ isUnreachable: true, isBanned: false })
    system.sandbox.unblock(a.id)
    a.says('/start')
    await expect.poll(async () => (await rowOf(a.id)).isUnreachable).toBe(false)
    await meet(a, b)
  })
})
