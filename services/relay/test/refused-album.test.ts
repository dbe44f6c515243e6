import type { AlbumItem, MemberRefused } from '@anonchat/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelope, type Harness, startHarness } from './harness.js'

const ROOM = '01JD0000000000000000000001'
const within = { kind: 'within', roomId: ROOM } as const

let h: Harness
beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())

const photo = (caption: string): AlbumItem => ({
  kind: 'photo',
  fileId: h.sandbox.addFile('photo').fileId,
  caption,
})
const seenBy = (chat: number) => h.sandbox.view(chat).messages.filter(({ from }) => from === 'bot')

describe('an album of which Telegram takes one file no more', () => {
  it('comes as its other items, in order; who sent it is told, and what follows comes', async () => {
    const [a, b] = [h.member(), h.member()]
    await h.relay()
    const origins = h.sandbox
      .sendAlbum(a, [{ kind: 'photo' }, { kind: 'photo' }, { kind: 'photo' }])
      .map(({ messageId }) => ({ chatId: a, messageId }))
    const items: AlbumItem[] = [photo('one'), { ...photo('two'), fileId: 'AgACgone' }, photo('three')]
    const action = { kind: 'send', content: { kind: 'album', items }, origins } as const
    await h.publish.envelope(envelope(b, '', { fence: within, action }))
    await h.publish.envelope(envelope(b, 'next'))
    await h.sandbox.waitFor(b, 'next')
    expect(seenBy(b).map(({ text: words }) => words)).toEqual(['one', 'three', 'next'])
    const { jsm } = h.connection
    const told = await jsm.streams.getMessage('MEMBERS', { last_by_subj: `member.${a % 64}.refused` })
    const messageId = origins[1]?.messageId
    expect(told.json<MemberRefused>()).toMatchObject({ memberId: a, messageId, what: 'not-taken' })
    expect((await jsm.streams.info('DEAD')).state.messages).toBe(1)

    const third = origins[2] ?? { chatId: a, messageId: 0 }
    const target = { by: 'counterpart', roomId: ROOM, origin: third } as const
    await h.publish.envelope(
      envelope(b, '', { fence: within, action: { kind: 'react', target, emoji: '👍' } }),
    )
    await h.until(() => seenBy(b)[1]?.reactions.bot.length === 1)
  })
})
