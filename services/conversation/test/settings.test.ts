import { findMember } from '@anonchat/store'
import { openedText, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'

const world = play()

describe.each(['en', 'fa'])('the settings in %s', (lang) => {
  const texts = t(lang)

  it('say what a partner is told, and are switched in their own message', async () => {
    const [a, b] = [await world().member(lang), await world().member(lang)]
    await world().deliver(text(a, '/settings'))
    expect((await world().wordsTo(a)).at(-1)).toBe(texts.settings.about())
    // A button says what shall be: pressed twice, it does the same.
    await world().deliver(press(a, 'tell:city:off'), press(a, 'tell:city:off'))
    const edit = (await world().envelopesTo(a)).at(-1)?.action
    expect(edit).toMatchObject({ kind: 'edit', target: { by: 'message-id', messageId: 1 } })
    expect(JSON.stringify(edit)).toContain('tell:city:on')
    expect((await findMember(world().db, a))?.shows).toEqual({ gender: true, age: true, city: false })

    await world().match(a, b)
    await world().deliver(text(b, '/help'))
    const told = openedText(texts, { gender: 'female', age: 30, city: null })
    expect(told).not.toContain('Berlin')
    expect(await world().wordsTo(b)).toContain(told)
    const all = openedText(texts, { gender: 'female', age: 30, city: 'Berlin' })
    expect(await world().wordsTo(a)).toContain(all)
  })

  it('can hide everything', async () => {
    const [a, b] = [await world().member(lang), await world().member(lang)]
    await world().deliver(...['gender', 'age', 'city'].map((what) => press(a, `tell:${what}:off`)))
    await world().match(a, b)
    await world().deliver(text(b, '/help'))
    expect(await world().wordsTo(b)).toContain(texts.room.opened())
  })
})
