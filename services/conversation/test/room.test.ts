import { findMember } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { edited, membership, message, photo, reaction, text } from './updates.js'

const en = t('en')
const fa = t('fa')
const world = play({ FLOOD_BURST: '1000', CONTACTS_IN_TEXT: 'allow' })

describe('a room', () => {
  it('is announced to both first, each in their own language, whoever comes first', async () => {
    const [a, b] = [await world().member(), await world().member('fa')]
    await world().deliver(text(a, '/search'), text(b, '/search'))
    const roomId = await world().match(a, b)
    await world().deliver(text(a, 'hello'))
    const toB = (await world().envelopesTo(b)).slice(-3)
    expect(toB.map(({ fence }) => fence?.kind)).toEqual(['opens', undefined, 'within'])
    expect(toB[0]?.key).toBe(`${roomId}/opened/${b}`)
    expect(JSON.stringify(toB[0])).toContain(fa.gender.female)
    expect((await world().envelopesTo(a)).filter(({ fence }) => fence?.kind === 'opens')).toHaveLength(1)
    await world().deliver({ type: 'matched', memberId: b, trace: 't', roomId, partnerId: a })
    expect((await world().envelopesTo(b)).filter(({ fence }) => fence?.kind === 'opens')).toHaveLength(1)
    expect((await world().session(b)).pending).toBeUndefined()
  })

  it('relays what is said, rebuilt', async () => {
    const { a, b, roomId } = await world().pair()
    const said = message(a, {
      text: 'see @someone',
      entities: [
        { type: 'bold', offset: 0, length: 3 },
        { type: 'mention', offset: 4, length: 8 },
      ],
      reply_to_message: { message_id: 17, date: 1, chat: { id: a, type: 'private' } },
    })
    await world().deliver(said)
    const envelope = (await world().envelopesTo(b)).at(-1)
    expect(envelope).toMatchObject({ key: `${said.trace}/0`, fence: { kind: 'within', roomId } })
    expect(envelope?.action).toEqual({
      kind: 'send',
      content: { kind: 'text', text: 'see @someone', entities: [{ type: 'bold', offset: 0, length: 3 }] },
      origin: { chatId: a, messageId: expect.any(Number) },
      replyTo: { chatId: a, messageId: 17 },
    })
  })

  it('relays each kind that it takes, and refuses the others in words', async () => {
    const { a, b } = await world().pair()
    const file = { file_id: 'F', file_unique_id: 'u' }
    const kinds = ['video', 'animation', 'voice', 'video_note', 'audio', 'sticker', 'document'] as const
    const before = (await world().envelopesTo(b)).length
    await world().deliver(
      photo(a, 'P', { caption: 'look' }),
      ...kinds.map((kind) => message(a, { [kind]: file })),
    )
    const sent = (await world().envelopesTo(b)).slice(before)
    expect(sent.map(({ action }) => action.kind === 'send' && action.content.kind)).toEqual([
      'photo',
      ...kinds,
    ])
    await world().deliver(message(a, { location: { latitude: 1, longitude: 1 } }))
    expect((await world().wordsTo(a)).at(-1)).toBe(en.room.refusedKind())
    await world().deliver(message(a, { contact: { phone_number: '+1', first_name: 'A' } }))
    expect((await world().wordsTo(a)).at(-1)).toBe(en.room.refusedContact())
    expect((await world().envelopesTo(b)).length).toBe(before + kinds.length + 1)
  })

  it("follows edits and reactions to the partner's copy", async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(edited(a, 40, { text: 'better' }), reaction(a, 41, ['👍']), reaction(a, 41, []))
    const target = (messageId: number) => ({ by: 'counterpart', roomId, origin: { chatId: a, messageId } })
    expect((await world().envelopesTo(b)).slice(-3).map(({ action }) => action)).toEqual([
      { kind: 'edit', target: target(40), content: { kind: 'text', text: 'better' } },
      { kind: 'react', target: target(41), emoji: '👍' },
      { kind: 'react', target: target(41), emoji: null },
    ])
  })

  it('ends by /stop: both are told last, and the record says by whom', async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(text(a, '/stop'))
    expect((await world().wordsTo(a)).at(-2)).toBe(en.room.endedByMe())
    expect((await world().wordsTo(b)).at(-2)).toBe(en.room.endedByPartner())
    expect((await world().envelopesTo(b)).at(-2)?.fence).toEqual({ kind: 'closes', roomId })
    const row = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    const record = await findMember(world().db, a)
    expect(row).toMatchObject({ isActive: false, endReason: 'stop', endedById: record?.userId })
    for (const id of [a, b]) {
      const session = await world().session(id)
      expect(session).toMatchObject({ state: 'idle' })
      expect(session.pending).toBeUndefined()
      expect(session.room).toBeUndefined()
    }
  })

  it('is left by /next, which searches at once and not for the same partner', async () => {
    const { a, b } = await world().pair()
    const command = text(a, '⏭️ Next')
    await world().deliver(command)
    expect((await world().wordsTo(a)).slice(-3)).toEqual([
      en.room.leftForAnother(),
      en.after.ask(),
      en.search.looking(),
    ])
    const request = (await world().matches()).find(({ trace }) => trace === command.trace)
    expect(request?.type === 'request' && request.ticket.recent).toContain(b)
    expect(await world().session(a)).toMatchObject({ state: 'searching' })
    await world().deliver(text(b, 'still there?'))
    expect((await world().wordsTo(b)).at(-1)).toBe(en.general.idleHint())
  })

  it('ends when the member blocks the bot: the partner is told, the member is not', async () => {
    const { a, b } = await world().pair()
    const before = (await world().envelopesTo(a)).length
    await world().deliver(membership(a, 'kicked'))
    expect((await world().wordsTo(b)).at(-2)).toBe(en.room.partnerUnreachable())
    expect((await world().envelopesTo(a)).length).toBe(before)
    expect((await findMember(world().db, a))?.isUnreachable).toBe(true)
    await world().deliver(membership(a, 'member'))
    expect((await findMember(world().db, a))?.isUnreachable).toBe(false)
  })

  it('ends when the relay cannot reach the member', async () => {
    const { a, b } = await world().pair()
    await world().deliver({ type: 'unreachable', memberId: a, trace: `777-u${a}`, reason: 'blocked' })
    expect((await world().wordsTo(b)).at(-2)).toBe(en.room.partnerUnreachable())
  })

  it('is warned of and ended by its timers, each once', async () => {
    const { a, b, roomId } = await world().pair()
    const timer = { type: 'timer', memberId: Math.min(a, b), trace: 't', roomId } as const
    await world().deliver({ ...timer, timer: 'room-warning' }, { ...timer, timer: 'room-warning' })
    await world().deliver({ ...timer, timer: 'room-expiry' }, { ...timer, timer: 'room-expiry' })
    for (const id of [a, b])
      expect((await world().wordsTo(id)).slice(-3)).toEqual([
        en.room.warning({ left: { seconds: 60 } }),
        en.room.expired(),
        en.after.ask(),
      ])
    const row = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    expect(row).toMatchObject({ isActive: false, endReason: 'expired', endedById: null })
  })

  it('survives the loss of Redis: both sides are rebuilt from the record', async () => {
    const { a, b, roomId } = await world().pair()
    await world().redis.flushall()
    await world().deliver(text(b, 'are you there?'))
    expect((await world().wordsTo(a)).at(-1)).toBe('are you there?')
    expect(await world().session(a)).toMatchObject({ state: 'chatting', room: roomId, partner: String(b) })
    await world().deliver(text(a, 'yes'), text(a, '/stop'))
    expect((await world().wordsTo(b)).slice(-3)).toEqual(['yes', en.room.endedByPartner(), en.after.ask()])
  })
})
