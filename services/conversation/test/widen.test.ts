import { ANYBODY } from '@anonchat/contracts'
import { findMember } from '@anonchat/store'
import { LANGS, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'

const en = t('en')
const world = play({ FREE_FILTERS: 'gender,age,city', WIDEN_AFTER_SECONDS: '20', FLOOD_BURST: '1000' })

const requests = async (memberId: number) =>
  (await world().matches()).flatMap((one) =>
    one.type === 'request' && one.ticket.memberId === memberId ? [one] : [],
  )
const last = async (id: number) => (await world().envelopesTo(id)).at(-1)

/** A member who looks for somebody of their own city, for as long as that. */
async function searching(lang: string, waitedMs: number, filters = ['want:city:on', 'want:male:off']) {
  const id = await world().member(lang)
  await world().deliver(...filters.map((data) => press(id, data)))
  const command = text(id, '/search')
  await world().deliver(command)
  const progress = { type: 'searching', memberId: id, trace: 't', peopleSearching: 3, waitedMs } as const
  await world().deliver({ ...progress, searchId: command.trace })
  return { id, searchId: command.trace }
}

describe.each(LANGS)('a search with filters in %s', (lang) => {
  const { buttons, search } = t(lang)

  it('is offered to be widened after a while, and by a press keeps its place and its end', async () => {
    const { id } = await searching(lang, 21_000)
    expect(JSON.stringify(await last(id))).toContain(search.widenOffer())
    expect(JSON.stringify(await last(id))).toContain(`{"text":"${buttons.widen}","data":"widen"}`)
    const button = press(id, 'widen')
    await world().deliver(button, press(id, 'widen'))
    const [first, second, ...more] = await requests(id)
    expect(more).toEqual([])
    expect(first?.ticket.wants).toMatchObject({ sameCity: true, genders: ['female', 'other'] })
    expect(second).toMatchObject({
      searchId: button.trace,
      since: first?.since,
      deadline: first?.deadline,
      ticket: { ...first?.ticket, wants: ANYBODY },
    })
    expect(await last(id)).toMatchObject({
      action: { kind: 'edit', target: { by: 'slot', slot: 'search' }, content: { text: search.widened() } },
    })
    expect(await world().session(id)).toMatchObject({ state: 'searching', search: button.trace })
    // Just this once.
    expect((await findMember(world().db, id))?.filters).toMatchObject({ sameCity: true })
  })

  it('that found nobody may be tried again with them or without', async () => {
    const { id, searchId } = await searching(lang, 3_000)
    await world().redis.hset(`{pool}:session:${id}`, 'state', 'idle')
    await world().deliver({ type: 'timeout', memberId: id, trace: 't', searchId })
    const shown = await last(id)
    expect(shown?.action).toMatchObject({ content: { text: search.nobodyFits() } })
    expect(JSON.stringify(shown)).toContain('"data":"search"')
    expect(JSON.stringify(shown)).toContain('"data":"widen"')
    await world().deliver(press(id, 'widen'))
    expect((await requests(id)).at(-1)?.ticket.wants).toEqual(ANYBODY)
    expect(await world().session(id)).toMatchObject({ state: 'searching' })
  })
})

describe('widening', () => {
  it('is not offered too early, nor to members who take anybody', async () => {
    const early = await searching('en', 19_000)
    const open = await searching('en', 60_000, [])
    for (const { id } of [early, open]) {
      const shown = JSON.stringify(await last(id))
      expect(shown).toContain('3 people')
      expect(shown).not.toContain('widen')
    }
    await world().deliver(press(open.id, 'widen'))
    expect(await requests(open.id)).toHaveLength(1)
  })

  it('that comes too late, when somebody was found, changes nothing', async () => {
    const { id } = await searching('en', 30_000)
    const other = await world().member()
    const roomId = await world().match(id, other)
    await world().deliver(press(id, 'widen'))
    expect(await requests(id)).toHaveLength(1)
    expect(await world().session(id)).toMatchObject({ state: 'chatting', room: roomId })
    expect((await world().wordsTo(id)).at(-1)).toBe(en.room.already())
  })
})
