import type { Envelope } from '@anonchat/contracts'
import { findMember } from '@anonchat/store'
import { LANGS, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'
import { wordsOf } from './world.js'

const en = t('en')
const world = play()

/** The callback data of the buttons of an envelope, by what stands on them. */
function buttonsOf(envelope: Envelope | undefined): ReadonlyMap<string, string> {
  const markup = envelope !== undefined && 'markup' in envelope.action ? envelope.action.markup : undefined
  const rows = markup?.kind === 'inline' ? markup.rows : []
  return new Map(rows.flat().map((button) => [button.text, 'data' in button ? button.data : '']))
}

const last = async (chatId: number) => (await world().envelopesTo(chatId)).at(-1)

/** A room that its first member ended; gives what is under the notice of a side. */
async function ended(languages: readonly [string, string] = ['en', 'en']) {
  const room = await world().pair(languages)
  await world().deliver(text(room.a, '/stop'))
  return room
}

const blocksOf = async (memberId: number) => {
  const userId = (await findMember(world().db, memberId))?.userId ?? 0
  return await world().db.prisma.block.findMany({ where: { blockerId: userId } })
}

describe('after a room', () => {
  it.each(LANGS)('both get the keys of the menu, then what they can do about it, in %s', async (lang) => {
    const { a, b, roomId } = await ended([lang, lang])
    for (const id of [a, b]) {
      const [notice, card] = (await world().envelopesTo(id)).slice(-2)
      expect(notice?.action).toMatchObject({ markup: { kind: 'keyboard' } })
      expect(wordsOf(card as Envelope)).toBe(t(lang).after.ask())
      const { findAnother, rateGood, rateBad, block } = t(lang).buttons
      expect([...buttonsOf(card).keys()]).toEqual(
        expect.arrayContaining([findAnother, rateGood, rateBad, block]),
      )
      for (const data of buttonsOf(card).values()) expect(data).toMatch(new RegExp(`^search$|${roomId}`))
    }
  })

  it('a rating is written, shown at once, may be pressed twice and changed, whatever the member does', async () => {
    const { a, b, roomId } = await ended()
    const good = buttonsOf(await last(a)).get(en.buttons.rateGood) ?? ''
    await world().deliver(press(a, good), press(a, good))
    const shown = await last(a)
    expect(shown?.action).toMatchObject({ kind: 'edit', target: { by: 'message-id', messageId: 1 } })
    expect(wordsOf(shown as Envelope)).toBe(en.after.ratedGood())
    expect((await findMember(world().db, b))?.ratings).toEqual({ good: 1, bad: 0 })
    await world().deliver(text(a, '/search'), press(a, `rate:${roomId}:bad`))
    expect((await findMember(world().db, b))?.ratings).toEqual({ good: 0, bad: 1 })
    expect(await world().session(a)).toMatchObject({ state: 'searching' })
    expect(await world().answers()).not.toEqual([])
  })

  it("a button with the id of somebody else's room, or of none, does nothing", async () => {
    const { a, b, roomId } = await ended()
    const stranger = await world().member()
    const before = (await world().envelopesTo(stranger)).length
    for (const data of [`rate:${roomId}:bad`, `block:${roomId}`, `undo:${roomId}`, `unblock:${roomId}:0`])
      await world().deliver(press(stranger, data))
    await world().deliver(press(a, `rate:01JD999999999999999999999Z:bad`))
    for (const id of [a, b]) expect((await findMember(world().db, id))?.ratings).toEqual({ good: 0, bad: 0 })
    expect(await blocksOf(stranger)).toEqual([])
    const toStranger = (await world().envelopesTo(stranger)).slice(before)
    expect(toStranger.map(wordsOf)).toEqual([en.blocks.none()])
  })

  it('the rating is on the profile card in stars, once there are enough', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/profile'))
    expect((await world().wordsTo(id)).at(-1)).toContain(en.general.notRated())
    await world().db.prisma.user.update({ where: { telegramId: id }, data: { ratingsGood: 40 } })
    await world().redis.del(`profile:${id}`)
    await world().deliver(text(id, '/profile'))
    expect((await world().wordsTo(id)).at(-1)).toContain(en.general.rated({ stars: '★★★★★' }))
  })
})

describe('a block', () => {
  it('by /block ends the room: the partner is told no more than that, and a new search leaves them out', async () => {
    const { a, b } = await world().pair()
    await world().deliver(text(a, '/block'))
    const [notice, card] = (await world().envelopesTo(a)).slice(-2)
    expect([notice, card].map((one) => wordsOf(one as Envelope))).toEqual([
      en.room.endedByBlock(),
      `${en.after.ask()}\n${en.after.blocked()}`,
    ])
    expect((await world().wordsTo(b)).slice(-2)).toEqual([en.room.endedByPartner(), en.after.ask()])
    const [row] = await blocksOf(a)
    expect(row).toMatchObject({ shownGender: 'female', shownAge: 30, shownCity: 'Berlin' })
    for (const [id, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const search = text(id, '/search')
      await world().deliver(search)
      const request = (await world().matches()).find(({ trace }) => trace === search.trace)
      expect(request?.type === 'request' && request.ticket.blocked).toEqual([other])
    }
  })

  it('can be undone where it was made, and by the list', async () => {
    const { a, b, roomId } = await ended()
    await world().deliver(press(a, `block:${roomId}`), press(a, `block:${roomId}`))
    expect(await blocksOf(a)).toHaveLength(1)
    const undo = buttonsOf(await last(a)).get(en.buttons.undoBlock) ?? ''
    await world().deliver(press(a, undo), press(a, undo))
    expect(await blocksOf(a)).toEqual([])
    expect(await world().redis.exists(`{pool}:apart:${a}`, `{pool}:apart:${b}`)).toBe(0)

    await world().deliver(press(a, `block:${roomId}`), text(a, '/unblock'))
    const list = await last(a)
    expect(JSON.stringify(list)).toContain('Female, 30, Berlin')
    expect(JSON.stringify(list)).not.toContain(String(b))
    const [lift = ''] = buttonsOf(list).values()
    await world().deliver(press(b, lift))
    expect(await blocksOf(a)).toHaveLength(1)
    await world().deliver(press(a, lift))
    expect(await blocksOf(a)).toEqual([])
    expect((await world().wordsTo(a)).at(-1)).toBe(en.blocks.none())
  })

  it('after a room, when the two are in another by now, ends that one', async () => {
    const { a, b, roomId } = await ended()
    await world().deliver(text(a, '/search'), text(b, '/search'))
    const second = await world().match(a, b)
    await world().deliver({ type: 'matched', memberId: a, trace: 't', roomId: second, partnerId: b })
    await world().deliver(press(a, `block:${roomId}`))
    expect(await world().session(a)).toMatchObject({ state: 'idle' })
    expect(await world().session(b)).toMatchObject({ state: 'idle' })
    expect((await world().wordsTo(b)).slice(-2)).toEqual([en.room.endedByPartner(), en.after.ask()])
    expect(await blocksOf(a)).toHaveLength(1)
  })

  it('lists many by pages, and only what was shown', async () => {
    const id = await world().member()
    const userId = (await findMember(world().db, id))?.userId ?? 0
    const others = await Promise.all(
      Array.from({ length: 19 }, () =>
        world().db.prisma.user.create({
          data: { telegramId: BigInt(world().newcomer()) },
        }),
      ),
    )
    await world().db.prisma.block.createMany({
      data: others.map((other, index) => ({
        blockerId: userId,
        blockedId: other.id,
        roomId: `01JE${String(index).padStart(22, '0')}`,
        metAt: new Date(Date.UTC(2026, 0, 1 + index)),
        createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
      })),
    })
    await world().deliver(text(id, '/unblock'))
    const seen: string[] = []
    for (let pages = 1; ; pages++) {
      const buttons = buttonsOf(await last(id))
      seen.push(...[...buttons.keys()].filter((label) => label.includes('2026')))
      const next = buttons.get(en.buttons.nextPage)
      if (next === undefined) {
        expect(pages).toBe(3)
        break
      }
      await world().deliver(press(id, next))
    }
    expect(seen).toHaveLength(19)
    expect(seen[0]).toBe('Somebody you met on Jan 19, 2026')
    expect(new Set(seen).size).toBe(19)
  })
})
