import type { ParcelAction } from '@anonchat/contracts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Broadcasting, broadcasting, isCopy } from './broadcasting.js'
import { envelope, type Harness, startHarness } from './harness.js'

let h: Harness
let b: Broadcasting
beforeAll(async () => {
  h = await startHarness()
})
afterAll(() => h.dispose())
beforeEach(() => {
  b = broadcasting(h)
})
afterEach(async () => {
  await b.close()
  await h.reset()
  h.sandbox.setLimits('off')
})

/** A message of an admin, to be copied. */
function news(text = 'news'): ParcelAction & { kind: 'copy' } {
  const admin = h.member()
  return { kind: 'copy', fromChatId: admin, messageIds: [h.sandbox.sendText(admin, text).messageId] }
}
const members = (count: number) => Array.from({ length: count }, () => ({ chatId: h.member() }))
const refused = () => h.sandbox.calls().filter((call) => call.status === 429)
const seenBy = (chat: number) =>
  h.sandbox.view(chat).messages.filter(({ from, deleted }) => from === 'bot' && !deleted)

describe('a parcel of a broadcast', () => {
  it('reaches each of its recipients once, and says which message each got', async () => {
    const to = members(30)
    await Promise.all([h.relay(), h.relay()])
    const markup = { kind: 'inline', rows: [[{ text: 'Site', url: 'https://example.org/' }]] } as const
    const id = await b.put({ ...news(), markup: { kind: 'inline', rows: [[...markup.rows[0]]] } }, to)
    await b.finished(id)
    const open = await b.parcels.read(id)
    for (const [position, { chatId }] of to.entries()) {
      const [message, ...more] = seenBy(chatId)
      expect(more).toEqual([])
      expect(message).toMatchObject({ text: 'news', messageId: open?.recorded[position]?.messageIds[0] })
      expect(JSON.stringify(message)).toContain('example.org')
    }
    await h.until(async () => (await b.producer.depth()) === 0)
  })

  it('that is an album arrives whole, and is taken back whole', async () => {
    const admin = h.member()
    const messageIds = h.sandbox
      .sendAlbum(admin, [{ kind: 'photo', caption: 'one' }, { kind: 'video' }])
      .map(({ messageId }) => messageId)
    const to = members(3)
    await h.relay()
    const id = await b.put({ kind: 'copy', fromChatId: admin, messageIds }, to)
    await b.finished(id)
    expect(seenBy(to[0]?.chatId ?? 0).map(({ kind }) => kind)).toEqual(['photo', 'video'])
    const recorded = (await b.parcels.read(id))?.recorded ?? []
    const sent = to.map(({ chatId }, index) => ({
      chatId,
      messageIds: [...(recorded[index]?.messageIds ?? [])],
    }))
    const undo = await b.put({ kind: 'delete' }, sent)
    await b.finished(undo)
    expect(await b.outcomes(undo)).toEqual(['done', 'done', 'done'])
    expect(to.map(({ chatId }) => seenBy(chatId).length)).toEqual([0, 0, 0])
  })

  it('knows who blocked the bot, who is gone and who never came, and tells their mailboxes', async () => {
    const [fine, blocked, gone] = members(3)
    if (!fine || !blocked || !gone) throw new Error('three members')
    h.sandbox.block(blocked.chatId)
    h.sandbox.setDeactivated(gone.chatId, true)
    const stranger = { chatId: h.sandbox.createMember().id }
    await h.relay()
    const id = await b.put(news(), [blocked, fine, gone, stranger])
    await b.finished(id)
    expect(await b.outcomes(id)).toEqual(['blocked', 'done', 'deactivated', 'unreachable'])
    const { state } = await h.connection.jsm.streams.info('MEMBERS', {
      subjects_filter: 'member.*.unreachable',
    })
    expect(Object.values(state.subjects ?? {}).reduce((sum, count) => sum + count, 0)).toBe(3)
  })

  it('skips nobody when Telegram asks for patience or fails, be it all at once', async () => {
    const to = members(40)
    h.sandbox.addFault({ kind: 'too-many-requests', retryAfter: 1, times: 25 })
    h.sandbox.addFault({ kind: 'error-500', times: 25 })
    h.sandbox.addFault({ kind: 'bad-gateway', times: 5 })
    await h.relay({ BULK_RATE_PER_SECOND: '200' })
    const id = await b.put(news(), to)
    await b.finished(id)
    expect(new Set(await b.outcomes(id))).toEqual(new Set(['done']))
    expect([...b.copies().values()].every((count) => count === 1)).toBe(true)
  })

  it('whose message is gone is held, with everybody it has not reached', async () => {
    await h.relay()
    const id = await b.put({ kind: 'copy', fromChatId: h.member(), messageIds: [999_999] }, members(30))
    await h.until(async () => (await b.parcels.heldFor(7)) === 'source-gone')
    await h.until(async () => (await b.producer.depth()) === 0)
    expect(new Set(await b.outcomes(id))).toEqual(new Set(['pending']))
  })

  it('that Telegram takes from nobody is held before everybody was tried', async () => {
    const admin = h.member()
    const markup = { kind: 'inline', rows: [[{ text: 'x', url: 'no address' }]] } as const
    await h.relay()
    const action = {
      ...news(),
      fromChatId: admin,
      markup: { kind: 'inline' as const, rows: [[...markup.rows[0]]] },
    }
    const messageIds = [h.sandbox.sendText(admin, 'news').messageId]
    const id = await b.put({ ...action, messageIds }, members(100))
    await h.until(async () => (await b.parcels.heldFor(7)) === 'refused')
    await h.until(async () => (await b.producer.depth()) === 0)
    expect(new Set(await b.outcomes(id))).toEqual(new Set(['pending']))
    expect(h.sandbox.calls().filter(isCopy).length).toBeLessThan(100)
  })
})

describe('a broadcast that is held', () => {
  it('stops where it is, and goes on with those it has not reached', async () => {
    const to = members(60)
    await h.relay({ BULK_RATE_PER_SECOND: '40' })
    const id = await b.put(news(), to)
    await h.until(() => b.copies().size > 5)
    await b.parcels.hold(7, 'paused')
    await h.until(async () => (await b.producer.depth()) === 0 && !(await b.parcels.isLeased(id)))
    const before = b.copies().size
    expect(before).toBeLessThan(60)
    expect((await b.outcomes(id)).filter((outcome) => outcome === 'done')).toHaveLength(before)
    await b.parcels.unhold(7)
    await b.bring(id)
    await b.finished(id)
    expect(b.copies().size).toBe(60)
    expect([...b.copies().values()].every((count) => count === 1)).toBe(true)
  })

  it('holds no other', async () => {
    await h.relay()
    await b.parcels.hold(7, 'paused')
    const [held, free] = [await b.put(news(), members(3), 7), await b.put(news(), members(3), 8)]
    await b.finished(free)
    await h.until(async () => (await b.producer.depth()) === 0)
    expect(new Set(await b.outcomes(held))).toEqual(new Set(['pending']))
  })
})

describe('the limits', () => {
  it('of the bot are kept by all replicas and parcels together, before Telegram has to say so', async () => {
    const to = members(150)
    const action = news()
    h.sandbox.setLimits({ perChat: null, bulk: null, global: { ratePerSecond: 50, burst: 15 } })
    await Promise.all([h.relay({ BULK_RATE_PER_SECOND: '50' }), h.relay({ BULK_RATE_PER_SECOND: '50' })])
    const ids = await Promise.all([0, 50, 100].map((from) => b.put(action, to.slice(from, from + 50))))
    await Promise.all(ids.map((id) => b.finished(id)))
    expect(refused()).toEqual([])
    const times = h.sandbox.calls().flatMap((call) => (isCopy(call) ? [call.at] : []))
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(2_700)
  })

  it('of what nobody pays for are kept however fast paid messages leave, which do not wait for them', async () => {
    const [action, to] = [news(), members(180)]
    const paid = { ...action, allowPaid: true }
    h.sandbox.setLimits({ perChat: null, bulk: null, global: { ratePerSecond: 30, burst: 15 } })
    await Promise.all([h.relay({ BULK_RATE_PER_SECOND: '900' }), h.relay({ BULK_RATE_PER_SECOND: '900' })])
    const free = await Promise.all([0, 60].map((from) => b.put(action, to.slice(from, from + 60))))
    await h.until(() => b.copies().size > 40)
    expect(refused()).toEqual([])
    h.sandbox.setLimits('off')
    await b.finished(await b.put(paid, to.slice(120)))
    const outcomes = (await Promise.all(free.map(b.outcomes))).flat()
    expect(outcomes).toContain('pending')
    await Promise.all(free.map(b.finished))
    expect([...b.copies().values()]).toEqual(to.map(() => 1))
  })

  it('of a chat are shared with what is said in it live', async () => {
    const [busy, idle] = members(2)
    if (!busy || !idle) throw new Error('two members')
    // Telegram's burst is larger than ours, so that sends which come late do not meet an empty one.
    h.sandbox.setLimits({ perChat: { ratePerSecond: 1, burst: 4 }, bulk: null, global: null })
    await h.relay({ CHAT_RATE_PER_SECOND: '1', CHAT_BURST: '2' })
    await h.publish.envelope(envelope(busy.chatId, 'live'))
    const action = news()
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => b.put(action, [busy])))
    const other = await b.put(action, [busy, idle])
    await Promise.all([...ids, other].map((id) => b.finished(id)))
    expect(refused()).toEqual([])
    expect(b.copies()).toEqual(
      new Map([
        [busy.chatId, 6],
        [idle.chatId, 1],
      ]),
    )
  })
})
