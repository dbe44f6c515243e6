import { findMember } from '@anonchat/store'
import { profileText, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { photo, press, text } from './updates.js'

const world = play()
const BERLIN = { gender: 'female', age: 30, city: 'Berlin' } as const

const card = (person: Parameters<typeof profileText>[1], lang = 'en'): string =>
  profileText(t(lang), person, false)
const profileOf = async (id: number) => (await findMember(world().db, id))?.profile
const lastWords = async (id: number) => (await world().wordsTo(id)).at(-1)
const buttonsOf = async (id: number) => JSON.stringify((await world().envelopesTo(id)).at(-1)?.action)

describe.each(['en', 'fa'])('the profile in %s', (lang) => {
  const texts = t(lang)

  it('is changed field by field, with the questions of the registration, and shown again', async () => {
    const id = await world().member(lang)
    await world().deliver(text(id, '/profile'))
    expect(await lastWords(id)).toBe(card(BERLIN, lang))
    await world().deliver(press(id, 'edit:age'))
    expect(await lastWords(id)).toBe(texts.registration.askAge())
    await world().deliver(text(id, 'old'))
    expect(await lastWords(id)).toBe(texts.registration.wrongAge())
    await world().deliver(text(id, '31'))
    expect(await lastWords(id)).toBe(`${texts.profile.changed()}\n\n${card({ ...BERLIN, age: 31 }, lang)}`)
    await world().deliver(press(id, 'edit:city'), text(id, 'New York'), press(id, 'edit:gender'))
    expect(await lastWords(id)).toBe(texts.registration.askGender())
    await world().deliver(press(id, 'gender:other'), press(id, 'edit:photo'), photo(id, 'FACE'))
    expect(await profileOf(id)).toEqual({
      gender: 'other',
      age: 31,
      city: 'New York',
      cityKey: 'newyork',
      photoFileId: 'FACE',
    })
    expect((await world().envelopesTo(id)).at(-1)?.action).toMatchObject({
      content: { kind: 'photo', fileId: 'FACE' },
    })
    expect(await buttonsOf(id)).toContain('edit:no-photo')
    expect(await world().session(id)).toMatchObject({ state: 'idle' })
  })
})

describe('the profile', () => {
  it('loses its photo by a button that may be pressed twice', async () => {
    const id = await world().member()
    await world().deliver(press(id, 'edit:photo'), photo(id, 'FACE'))
    await world().deliver(press(id, 'edit:no-photo'), press(id, 'edit:no-photo'))
    expect(await profileOf(id)).toMatchObject({ ...BERLIN, photoFileId: null })
    expect(await buttonsOf(id)).not.toContain('edit:no-photo')
  })

  it.each([
    ['the button', (id: number) => press(id, 'cancel'), 'idle'],
    ['/stop', (id: number) => text(id, '/stop'), 'idle'],
    ['/start', (id: number) => text(id, '/start'), 'idle'],
    ['/profile', (id: number) => text(id, '/profile'), 'idle'],
    ['/search', (id: number) => text(id, '/search'), 'searching'],
  ])('stays as it is when the question is left by %s', async (_, leave, state) => {
    const id = await world().member()
    await world().deliver(press(id, 'edit:city'), leave(id), text(id, 'Paris'))
    expect(await profileOf(id)).toMatchObject(BERLIN)
    expect(await world().session(id)).toMatchObject({ state })
  })

  it('takes no answer to another question, nor one of a button of it', async () => {
    const id = await world().member()
    await world().deliver(press(id, 'edit:age'), press(id, 'gender:male'), photo(id, 'FACE'))
    expect(await lastWords(id)).toBe(t('en').registration.wrongAge())
    await world().deliver(text(id, '41'), press(id, 'gender:male'), text(id, '52'))
    expect(await profileOf(id)).toMatchObject({ ...BERLIN, age: 41, photoFileId: null })
  })

  it('is not changed in a room or a search: the card has no buttons there', async () => {
    const { a } = await world().pair()
    await world().deliver(text(a, '/profile'))
    expect(await buttonsOf(a)).not.toContain('edit:')
    await world().deliver(press(a, 'edit:city'))
    expect(await lastWords(a)).toBe(t('en').profile.later())
    expect(await world().session(a)).toMatchObject({ state: 'chatting' })
    const id = await world().member()
    await world().deliver(text(id, '/search'), press(id, 'edit:no-photo'))
    expect(await lastWords(id)).toBe(t('en').profile.later())
  })

  it('is never lost by /start, which leads to the menu', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/start'), text(id, '/start'), press(id, 'skip'), press(id, 'gender:male'))
    expect(await profileOf(id)).toMatchObject(BERLIN)
    expect(await lastWords(id)).toBe(t('en').general.menu())
    await world().redis.flushall()
    await world().deliver(text(id, '/start'))
    expect(await lastWords(id)).toBe(t('en').general.menu())
    expect(await profileOf(id)).toMatchObject(BERLIN)
  })

  it('of somebody who then says to be under 18 is closed, even when Redis was lost', async () => {
    const id = await world().member()
    await world().deliver(press(id, 'edit:age'), text(id, '16'))
    expect(await lastWords(id)).toBe(t('en').registration.tooYoung())
    await world().redis.flushall()
    await world().deliver(text(id, '/search'))
    expect(await lastWords(id)).toBe(t('en').registration.refused())
  })
})
