import { findMember } from '@anonchat/store'
import { profileText, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { eventOf, photo, press, text } from './updates.js'

const en = t('en')
const fa = t('fa')
const world = play()

describe('anything else', () => {
  it('is answered: commands, old buttons, words that reach nobody', async () => {
    const id = await world().member()
    const button = press(id, 'from-another-age')
    await world().deliver(text(id, '/help'), text(id, '/wat'), text(id, 'hello?'), button, text(id, '/stop'))
    expect((await world().wordsTo(id)).slice(-4)).toEqual([
      en.general.help(),
      en.general.unknownCommand(),
      en.general.idleHint(),
      en.general.nothingToStop(),
    ])
    const answer = (await world().answers()).find(({ trace }) => trace === button.trace)
    expect(answer).toMatchObject({ text: en.general.oldButton() })
  })

  it('is answered once where it is an album', async () => {
    const id = await world().member()
    const before = (await world().wordsTo(id)).length
    const items = ['F1', 'F2', 'F3'].map((file) => photo(id, file, { media_group_id: `group-${id}` }))
    await world().deliver(...items)
    expect((await world().wordsTo(id)).slice(before)).toEqual([en.general.idleHint()])
  })

  it('is shown on the profile card', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/profile'))
    expect((await world().wordsTo(id)).at(-1)).toBe(
      profileText(en, { gender: 'female', age: 30, city: 'Berlin' }, false),
    )
  })

  it('goes on in the language that the member chose', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/language'), press(id, 'lang:fa'), text(id, '/stop'))
    expect((await world().wordsTo(id)).slice(-2)).toEqual([
      fa.general.languageSet(),
      fa.general.nothingToStop(),
    ])
    expect((await findMember(world().db, id))?.language).toBe('fa')
  })

  it('is buried when it is no update of Telegram, and the mailbox goes on', async () => {
    const id = await world().member()
    await world().deliver(eventOf(id, { message: { message_id: 'x', chat: 5 } }), text(id, '/help'))
    expect((await world().wordsTo(id)).at(-1)).toBe(en.general.help())
    const buried = await world().deadLetters()
    expect(buried).toContainEqual(expect.objectContaining({ reason: 'unparsable', stream: 'MEMBERS' }))
  })

  it('is handled once, though Telegram repeats it long after the stream forgot it', async () => {
    const id = await world().member()
    const help = text(id, '/help')
    const before = (await world().envelopesTo(id)).length
    await world().deliver(help)
    await world().publisher.memberEvent(help, `${help.trace}-later`)
    await world().settled()
    expect((await world().envelopesTo(id)).length).toBe(before + 1)
  })
})
