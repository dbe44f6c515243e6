import { sessionKey } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { edited, message, photo, text } from './updates.js'
import { wordsOf } from './world.js'

const HIDDEN = /are hidden here; your partner sees dots instead\. You can send them in \d+ minutes\./
const world = play()

/** What the two got since, as words. */
const since = async (id: number, count: number) => (await world().wordsTo(id)).slice(count)
const countTo = async (id: number) => (await world().envelopesTo(id)).length

/** As if the room had been open for so long. */
const age = (members: readonly number[], ms: number) =>
  Promise.all(members.map((id) => world().redis.hset(sessionKey(id), 'opened_at', Date.now() - ms)))

describe('in the first minutes of a room', () => {
  it('contacts are hidden from the partner, and the member is told so once', async () => {
    const { a, b } = await world().pair()
    const [toA, toB] = [await countTo(a), await countTo(b)]
    await world().deliver(
      text(a, 'hello there'),
      text(a, 'I am @annabel, and you?'),
      text(a, 'call 0912 123 4567'),
      photo(a, 'P', { caption: 'more on t.me/annabel' }),
    )
    expect(await since(b, toB)).toEqual([
      'hello there',
      'I am ••••••••, and you?',
      'call •••••••••••••',
      'more on ••••••••••••',
    ])
    const told = await since(a, toA)
    expect(told).toEqual([expect.stringMatching(HIDDEN)])
    expect((await world().session(a)).contacts_told).toMatch(/^01JD\w+:\d+$/)
  })

  it('the note comes in the language of the member', async () => {
    const { a } = await world().pair(['fa', 'en'])
    await world().deliver(text(a, 'آیدی من @annabel'))
    expect((await world().wordsTo(a)).at(-1)).toContain('هم‌صحبتت به جای آن نقطه می‌بیند')
  })

  it('an edit smuggles nothing in, and formatting stays where it was', async () => {
    const { a, b } = await world().pair()
    const entities = [
      { type: 'bold', offset: 0, length: 2 },
      { type: 'mention', offset: 3, length: 8 },
      { type: 'italic', offset: 13, length: 2 },
      { type: 'text_link', offset: 13, length: 2, url: 'https://example.org/annabel' },
    ]
    await world().deliver(edited(a, 40, { text: 'me @annabel, ok', entities }))
    expect((await world().envelopesTo(b)).at(-1)?.action).toMatchObject({
      kind: 'edit',
      content: {
        text: 'me ••••••••, ok',
        entities: [
          { type: 'bold', offset: 0, length: 2 },
          { type: 'italic', offset: 13, length: 2 },
        ],
      },
    })
    expect((await world().wordsTo(a)).at(-1)).toMatch(HIDDEN)
  })

  it('nothing of it is in a poll, or in an album', async () => {
    const { a, b } = await world().pair()
    const toB = await countTo(b)
    const options = [{ text: 'yes' }, { text: '@annabel' }]
    await world().deliver(
      message(a, { poll: { id: '1', question: 'ann@example.org?', options } }),
      photo(a, 'P1', { media_group_id: 'G', caption: 'first @annabel' }),
      photo(a, 'P2', { media_group_id: 'G' }),
      text(a, 'after'),
    )
    const actions = (await world().envelopesTo(b)).slice(toB).map(({ action }) => action)
    expect(actions).toMatchObject([
      { content: { kind: 'poll', question: '•••••••••••••••?', options: ['yes', '••••••••'] } },
      { content: { kind: 'album', items: [{ caption: 'first ••••••••' }, { fileId: 'P2' }] } },
      { content: { text: 'after' } },
    ])
    expect(JSON.stringify(actions)).not.toContain('annabel')
  })

  it('the member is told again in another room, and after a while', async () => {
    const { a, b } = await world().pair()
    await world().deliver(text(a, '@annabel'), text(a, '/stop'))
    await world().match(a, b)
    const toA = await countTo(a)
    await world().deliver(text(a, '@annabel'), text(a, '@annabel'))
    expect((await since(a, toA)).filter((words) => HIDDEN.test(words))).toHaveLength(1)
    const roomId = (await world().session(a)).room
    await world().redis.hset(sessionKey(a), 'contacts_told', `${roomId}:${Date.now() - 6 * 60_000}`)
    await world().deliver(text(a, '@annabel'))
    expect((await world().wordsTo(a)).at(-1)).toMatch(HIDDEN)
  })

  it('and after them, they pass', async () => {
    const { a, b } = await world().pair()
    await age([a, b], 10 * 60_000 + 1)
    const toA = await countTo(a)
    await world().deliver(text(a, 'I am @annabel'), edited(a, 41, { text: 'at 09121234567' }))
    expect((await world().envelopesTo(b)).slice(-2).map(wordsOf)).toEqual(['I am @annabel', 'at 09121234567'])
    expect(await countTo(a)).toBe(toA)
  })
})

describe('where the operator has them refused for the whole room', () => {
  const refusing = play({ FLOOD_BURST: '1000', CONTACTS_IN_TEXT: 'block', CONTACTS_MINUTES: 'room' })

  it('what has a contact is not delivered, and the member reads why', async () => {
    const { a, b } = await refusing().pair()
    await Promise.all(
      [a, b].map((id) => refusing().redis.hset(sessionKey(id), 'opened_at', Date.now() - 86_400_000)),
    )
    const [toA, toB] = [(await refusing().envelopesTo(a)).length, (await refusing().envelopesTo(b)).length]
    await refusing().deliver(
      text(a, 'I am @annabel'),
      edited(a, 40, { text: 'I am @annabel' }),
      photo(a, 'P1', { media_group_id: 'G', caption: '@annabel' }),
      photo(a, 'P2', { media_group_id: 'G' }),
      text(a, 'at 10:30, 12.05.2024'),
    )
    const delivered = (await refusing().envelopesTo(b)).slice(toB)
    expect(delivered.map(wordsOf)).toEqual(['<photo>', 'at 10:30, 12.05.2024'])
    const told = (await refusing().wordsTo(a)).slice(toA)
    expect(told).toEqual([
      '🔒 Not delivered: links, usernames, phone numbers and e-mail addresses cannot be sent here.',
    ])
  })
})

describe('where the operator lets them through, or for no time', () => {
  const never = play({ FLOOD_BURST: '1000', CONTACTS_MINUTES: '0' })

  it('they pass from the first message on', async () => {
    const { a, b } = await never().pair()
    await never().deliver(text(a, 'I am @annabel'))
    expect((await never().wordsTo(b)).at(-1)).toBe('I am @annabel')
  })
})
