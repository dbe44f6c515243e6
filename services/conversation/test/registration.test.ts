import { findMember } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { photo, press, text } from './updates.js'

const en = t('en')
const fa = t('fa')
const world = play()

describe('registration', () => {
  it('takes a new person from /start to the menu, and the answers to MySQL', async () => {
    const id = world().newcomer()
    await world().deliver(text(id, '/start'))
    await world().deliver(
      press(id, 'gender:male'),
      text(id, '۲۵'),
      text(id, '  new   york '),
      photo(id, 'PHOTO'),
    )
    const words = await world().wordsTo(id)
    expect(words[0]).toContain(en.registration.askGender())
    expect(words.slice(1)).toEqual([
      en.registration.askAge(),
      en.registration.askCity(),
      en.registration.askPhoto(),
      en.registration.done(),
    ])
    const record = await findMember(world().db, id)
    expect(record?.profile).toEqual({
      gender: 'male',
      age: 25,
      city: 'new york',
      cityKey: 'newyork',
      photoFileId: 'PHOTO',
    })
    const row = await world().db.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(id) } })
    expect(row).toMatchObject({ username: `user${id}`, language: 'en' })
    expect(await world().session(id)).toMatchObject({
      state: 'idle',
      user: String(record?.userId),
      lang: 'en',
    })
  })

  it('says what is wrong with an answer, with an example, and stays at the step', async () => {
    const id = world().newcomer()
    await world().deliver(text(id, '/start'), text(id, 'banana'), text(id, 'female'))
    await world().deliver(text(id, 'old'), text(id, '150'), text(id, '40'))
    await world().deliver(text(id, '12345'), photo(id, 'X'), text(id, 'Köln'), text(id, 'later'))
    expect((await world().wordsTo(id)).slice(1)).toEqual([
      en.registration.wrongGender(),
      en.registration.askAge(),
      en.registration.wrongAge(),
      en.registration.wrongAge(),
      en.registration.askCity(),
      en.registration.wrongCity(),
      en.registration.wrongCity(),
      en.registration.askPhoto(),
      en.registration.wrongPhoto(),
    ])
  })

  it('speaks Persian to those whose Telegram does', async () => {
    const id = world().newcomer()
    await world().deliver(text(id, '/start', 'fa'), text(id, 'خانم', 'fa'))
    expect((await world().wordsTo(id)).at(-1)).toBe(fa.registration.askAge())
  })

  it('goes back one step on demand', async () => {
    const id = world().newcomer()
    await world().deliver(text(id, '/start'), text(id, 'male'), text(id, '33'), press(id, 'back'))
    expect((await world().wordsTo(id)).at(-1)).toBe(en.registration.askAge())
  })

  it('turns away who is under 18, and neither another age nor /start changes that, nor the loss of Redis', async () => {
    const id = world().newcomer()
    await world().deliver(text(id, '/start'), text(id, 'male'), text(id, '16'))
    expect((await world().wordsTo(id)).at(-1)).toBe(en.registration.tooYoung())
    await world().deliver(text(id, '25'), text(id, '/start'), press(id, 'gender:male'))
    expect((await world().wordsTo(id)).slice(-2)).toEqual([
      en.registration.refused(),
      en.registration.refused(),
    ])
    const years = ((await findMember(world().db, id))?.refusedUntil?.getTime() ?? 0) - Date.now()
    expect(Math.round(years / (365.25 * 86_400_000))).toBe(2)
    await world().redis.flushall()
    await world().deliver(text(id, '/start'), text(id, '25'))
    expect((await world().wordsTo(id)).at(-1)).toBe(en.registration.refused())
    expect(await world().session(id)).toMatchObject({ state: 'refused' })
  })

  it('never loses a profile to /start', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/start'))
    expect((await world().wordsTo(id)).at(-1)).toBe(en.general.menu())
    expect(await world().session(id)).toMatchObject({ state: 'idle' })
  })
})
