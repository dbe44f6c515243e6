import { CallMessage } from '@anonchat/contracts'
import { banMember, openStandings, profileKey } from '@anonchat/store'
import { type Lang, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'

const world = play({
  FLOOD_BURST: '1000',
  VIDEO_CALL_DOMAIN: 'https://call.example.org',
  CALL_REQUESTS_PER_HOUR: '3',
})

/** Two in a room, of whom one has premium. */
async function pair(languages: readonly [Lang, Lang] = ['en', 'en']) {
  const made = await world().pair(languages)
  await world().db.prisma.user.update({
    where: { telegramId: made.b },
    data: { isPremium: true, premiumExpiresAt: new Date(Date.now() + 86_400_000) },
  })
  await world().redis.del(profileKey(made.b))
  return made
}

async function calls(): Promise<CallMessage[]> {
  const { jsm } = world().bus
  const { state } = await jsm.streams.info('CALL')
  const found: CallMessage[] = []
  for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
    const stored = await jsm.streams.getMessage('CALL', { seq }).catch(() => null)
    if (stored !== null) found.push(CallMessage.parse(stored.json()))
  }
  return found
}
const callsOf = async (roomId: string) => (await calls()).filter((call) => call.roomId === roomId)

/** The data of the buttons under the last message with any. */
async function buttons(id: number): Promise<string[]> {
  for (const { action } of (await world().envelopesTo(id)).toReversed()) {
    if (action.kind !== 'send' || action.markup?.kind !== 'inline') continue
    return action.markup.rows.flat().flatMap((button) => ('data' in button ? [button.data] : []))
  }
  return []
}

const last = async (id: number, count = 1) =>
  (await world().envelopesTo(id)).slice(-count).map(({ action }) => action)
const edit = (slot: string, said: string) => ({
  kind: 'edit',
  target: { by: 'slot', slot },
  content: { kind: 'text', text: said },
})

describe.each(['en', 'fa'] as const)('a video call in %s', (lang) => {
  const texts = t(lang)

  it('is asked for with the key, and made when the partner says yes: once, however often the button is pressed', async () => {
    const { a, b, roomId } = await pair([lang, lang])
    const asked = text(a, texts.keys.call)
    await world().deliver(asked)
    expect((await world().wordsTo(a)).at(-1)).toBe(texts.calls.asked())
    const [toB] = (await world().envelopesTo(b)).slice(-1)
    expect(toB?.fence).toEqual({ kind: 'within', roomId })
    expect((await world().wordsTo(b)).at(-1)).toBe(texts.calls.ask())
    const [yes = ''] = await buttons(b)
    expect(Buffer.byteLength(yes)).toBeLessThanOrEqual(64)
    await world().deliver(press(b, yes), press(b, yes))
    expect(await last(a)).toEqual([edit('call-ask', texts.calls.accepted())])
    expect(await last(b)).toEqual([edit('call-asked', texts.calls.acceptedByMe())])
    const sides = { a: { memberId: a, lang }, b: { memberId: b, lang } }
    expect(await callsOf(roomId)).toMatchObject([{ type: 'request', roomId, ask: asked.trace, ...sides }])
  })

  it('is declined: both messages say so, and nothing is made', async () => {
    const { a, b, roomId } = await pair([lang, lang])
    await world().deliver(text(a, '/call'))
    const [, no = ''] = await buttons(b)
    await world().deliver(press(b, no))
    expect(await last(a)).toEqual([edit('call-ask', texts.calls.declined())])
    expect(await last(b)).toEqual([edit('call-asked', texts.calls.declinedByMe())])
    expect(await callsOf(roomId)).toEqual([])
  })
})

describe('a request', () => {
  const { calls: en, buttons: labels } = t('en')

  it('needs premium of one of the two, and leads to it', async () => {
    const { a, b } = await world().pair()
    const before = (await world().envelopesTo(b)).length
    await world().deliver(text(a, '/call'))
    expect(await last(a)).toMatchObject([
      {
        content: { text: en.needsPremium() },
        markup: { rows: [[{ text: labels.seePremium, data: 'premium' }]] },
      },
    ])
    expect((await world().envelopesTo(b)).length).toBe(before)
  })

  it('is not made again in a room where the partner wants none', async () => {
    const { a, b, roomId } = await pair()
    await world().deliver(text(a, '/call'))
    const [, , never = ''] = await buttons(b)
    await world().deliver(press(b, never))
    expect(await last(b)).toEqual([edit('call-asked', en.neverByMe())])
    const before = (await world().envelopesTo(b)).length
    await world().deliver(text(a, '/call'))
    expect((await world().wordsTo(a)).at(-1)).toBe(en.never())
    expect((await world().envelopesTo(b)).length).toBe(before)
    expect(await callsOf(roomId)).toEqual([])
  })

  it('is over after a minute without an answer; a yes comes too late then', async () => {
    const { a, b, roomId } = await pair()
    const asked = text(a, '/call')
    await world().deliver(asked)
    const [yes = ''] = await buttons(b)
    const over = { type: 'call-ask', memberId: a, trace: asked.trace, roomId, ask: asked.trace } as const
    await world().deliver(over, over)
    expect(await last(a)).toEqual([edit('call-ask', en.noAnswer())])
    expect(await last(b)).toEqual([edit('call-asked', en.missed())])
    await world().deliver(press(b, yes))
    expect(await callsOf(roomId)).toEqual([])
  })

  it('that was answered is not over after its minute', async () => {
    const { a, b, roomId } = await pair()
    const asked = text(a, '/call')
    await world().deliver(asked)
    const [yes = ''] = await buttons(b)
    await world().deliver(press(b, yes))
    await world().deliver({ type: 'call-ask', memberId: a, trace: asked.trace, roomId, ask: asked.trace })
    expect(await last(a)).toEqual([edit('call-ask', en.accepted())])
  })

  it('is taken back by who made it, and answered by nobody else', async () => {
    const { a, b, roomId } = await pair()
    await world().deliver(text(a, '/call'))
    const [back = ''] = await buttons(a)
    const [yes = ''] = await buttons(b)
    await world().deliver(press(a, yes))
    await world().deliver(press(b, back))
    expect(await callsOf(roomId)).toEqual([])
    await world().deliver(press(a, back))
    await world().deliver(press(b, yes))
    expect(await last(a)).toEqual([edit('call-ask', en.cancelled())])
    expect(await last(b)).toEqual([edit('call-asked', en.cancelledByPartner())])
    expect(await callsOf(roomId)).toEqual([])
  })

  it('of both at once is a yes of both', async () => {
    const { a, b, roomId } = await pair()
    await world().deliver(text(a, '/call'))
    await world().deliver(text(b, '/call'))
    expect(await last(b)).toEqual([edit('call-asked', en.acceptedByMe())])
    expect(await callsOf(roomId)).toMatchObject([{ a: { memberId: a }, b: { memberId: b } }])
  })

  it('may be made a few times in an hour, one at a time', async () => {
    const { a, b } = await pair()
    await world().deliver(text(a, '/call'), text(a, '/call'))
    expect((await world().wordsTo(a)).at(-1)).toBe(en.pending())
    const [, no = ''] = await buttons(b)
    await world().deliver(press(b, no))
    await world().deliver(text(a, '/call'), text(a, '/call'))
    expect((await world().wordsTo(a)).at(-1)).toBe(en.tooOften())
  })

  it('needs a partner', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/call'))
    expect((await world().wordsTo(id)).at(-1)).toBe(en.notInRoom())
  })
})

describe('video-call is told', () => {
  it.each([
    ['/stop', 'chat-ended'],
    ['/next', 'chat-ended'],
    ['/block', 'chat-ended'],
  ] as const)('that the room ended by %s', async (command, reason) => {
    const { a, roomId } = await pair()
    await world().deliver(text(a, command))
    expect(await callsOf(roomId)).toMatchObject([{ type: 'room-ended', reason }])
  })

  it('that its time is over, and that a member was banned', async () => {
    const one = await pair()
    const timer = { type: 'timer', memberId: Math.min(one.a, one.b), trace: 't', roomId: one.roomId } as const
    await world().deliver({ ...timer, timer: 'room-expiry' })
    expect(await callsOf(one.roomId)).toMatchObject([{ reason: 'expired' }])
    const two = await pair()
    const now = await banMember(world().db, { memberId: two.a, until: null, reason: null })
    await openStandings(world().redis).set(two.a, now?.after ?? { ban: null, suspension: null })
    const banned = { type: 'moderated', what: 'banned', until: null, reason: null } as const
    await world().deliver({ ...banned, memberId: two.a, trace: 'm' })
    expect(await callsOf(two.roomId)).toMatchObject([{ reason: 'moderated' }])
  })

  it('that one reported the other, from the chat or from inside the call', async () => {
    const { a, roomId } = await pair()
    const report = {
      type: 'call-report',
      memberId: a,
      trace: 'call-1',
      roomId,
      category: 'harassment',
      words: 'shouts',
    } as const
    await world().deliver(report)
    expect(await callsOf(roomId)).toMatchObject([{ type: 'room-ended', reason: 'reported', by: a }])
    const rows = await world().db.prisma.report.findMany({ where: { roomId } })
    expect(rows).toMatchObject([{ reportType: 'harassment', reason: 'shouts' }])
  })
})
