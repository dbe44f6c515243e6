import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'

const en = t('en')
const world = play()

describe('a search', () => {
  it('is asked for after its message, with the ticket from the profile', async () => {
    const id = await world().member()
    const command = text(id, '🔍 Search')
    await world().deliver(command)
    expect((await world().wordsTo(id)).at(-1)).toBe(en.search.looking())
    const request = (await world().matches()).find(({ trace }) => trace === command.trace)
    expect(request).toMatchObject({
      type: 'request',
      ticket: { memberId: id, gender: 'female', age: 30, cityKey: 'berlin', isPremium: false },
    })
    expect(await world().session(id)).toMatchObject({ state: 'searching', search: command.trace })
  })

  it('shows its progress in one message, and nothing of another search', async () => {
    const id = await world().member()
    const command = text(id, '/search')
    await world().deliver(command)
    const progress = {
      type: 'searching',
      memberId: id,
      trace: 't',
      peopleSearching: 7,
      waitedMs: 9_000,
    } as const
    await world().deliver({ ...progress, searchId: command.trace }, { ...progress, searchId: '777-1' })
    const sent = (await world().envelopesTo(id)).slice(-2)
    expect(sent[0]?.action).toMatchObject({ kind: 'send', remember: 'search' })
    expect(sent[1]?.action).toMatchObject({ kind: 'edit', target: { by: 'slot', slot: 'search' } })
    expect(JSON.stringify(sent[1])).toContain('7 people')
  })

  it('is cancelled by its button, and the matchmaker hears of it', async () => {
    const id = await world().member()
    const command = text(id, '/search')
    const button = press(id, 'cancel')
    await world().deliver(command, button)
    expect((await world().wordsTo(id)).at(-1)).toBe(en.search.cancelled())
    expect(await world().matches()).toContainEqual({
      type: 'cancel',
      trace: button.trace,
      searchId: command.trace,
      memberId: id,
    })
    expect(await world().session(id)).toMatchObject({ state: 'idle' })
    expect((await world().answers()).some(({ trace }) => trace === button.trace)).toBe(true)
  })

  it('that found somebody is not cancelled: the member is told, after the notice', async () => {
    const [a, b] = [await world().member(), await world().member()]
    await world().deliver(text(a, '/search'), text(b, '/search'))
    await world().match(a, b)
    await world().deliver(press(a, 'cancel'))
    const words = await world().wordsTo(a)
    expect(words.at(-1)).toBe(en.search.foundWhileCancelling())
    expect(words.at(-3)).toContain('Found somebody')
    expect(await world().session(a)).toMatchObject({ state: 'chatting' })
  })

  it('that found nobody says so and offers another try', async () => {
    const id = await world().member()
    const command = text(id, '/search')
    await world().deliver(command)
    await world().redis.hset(`{pool}:session:${id}`, 'state', 'idle')
    await world().deliver({ type: 'timeout', memberId: id, trace: 't', searchId: command.trace })
    const last = (await world().envelopesTo(id)).at(-1)
    expect(last?.action).toMatchObject({ kind: 'send', content: { text: en.search.nobody() } })
    expect(JSON.stringify(last)).toContain('"data":"search"')
  })

  it('that was lost long after its time is left at the next event, which is handled as usual', async () => {
    const id = await world().member()
    const command = text(id, '/search')
    await world().deliver(command)
    await world().redis.hset(`{pool}:session:${id}`, 'deadline', Date.now() - 60_001)
    await world().deliver(text(id, 'hello?'))
    const sent = await world().envelopesTo(id)
    expect(sent.at(-3)?.action).toMatchObject({ kind: 'delete', target: { by: 'slot', slot: 'search' } })
    expect((await world().wordsTo(id)).slice(-2)).toEqual([en.search.nobody(), en.general.idleHint()])
    expect(await world().matches()).toContainEqual(
      expect.objectContaining({ type: 'cancel', searchId: command.trace }),
    )
    const session = await world().session(id)
    expect(session).toMatchObject({ state: 'idle' })
    expect(session).not.toHaveProperty('search')
    await world().deliver(text(id, '/stop'))
    expect((await world().wordsTo(id)).at(-1)).toBe(en.general.nothingToStop())
  })
})
