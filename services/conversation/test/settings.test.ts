import { findMember } from '@anonchat/store'
import { openedText, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { photo, press, text } from './updates.js'

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

  it('protect what the member says from then on, by a switch or by /protect, and not what the partner says', async () => {
    const { a, b } = await world().pair([lang, lang])
    const protectedTo = async (id: number) => {
      const sent = (await world().envelopesTo(id)).at(-1)?.action
      return sent?.kind === 'send' && sent.protect === true
    }
    await world().deliver(text(a, 'before'))
    expect(await protectedTo(b)).toBe(false)
    await world().deliver(text(a, '/protect'))
    expect((await world().wordsTo(a)).at(-1)).toBe(texts.settings.protectOn())
    await world().deliver(text(a, 'after'))
    expect(await protectedTo(b)).toBe(true)
    await world().deliver(text(b, 'mine'))
    expect(await protectedTo(a)).toBe(false)
    const items = ['F1', 'F2'].map((file) => photo(a, file, { media_group_id: `album-${a}` }))
    await world().deliver(...items, text(a, 'that was it'))
    const album = (await world().envelopesTo(b)).at(-2)?.action
    expect(album).toMatchObject({ kind: 'send', content: { kind: 'album' }, protect: true })
    expect((await findMember(world().db, a))?.protects).toBe(true)

    await world().deliver(text(a, '/settings'))
    expect(JSON.stringify((await world().envelopesTo(a)).at(-1))).toContain('protect:off')
    await world().deliver(press(a, 'protect:off'), press(a, 'protect:off'))
    expect(JSON.stringify((await world().envelopesTo(a)).at(-1))).toContain('protect:on')
    expect(await world().session(a)).toMatchObject({ state: 'chatting' })
    await world().deliver(text(a, 'once more'))
    expect(await protectedTo(b)).toBe(false)
  })

  it('remember the protection when the session was lost', async () => {
    const id = await world().member(lang)
    await world().deliver(text(id, '/protect'))
    await world().redis.del(`{pool}:session:${id}`)
    await world().deliver(text(id, '/help'))
    expect(await world().session(id)).toMatchObject({ protects: '1' })
  })
})
