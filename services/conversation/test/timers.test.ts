import { TIMERS_QUEUE } from '@anonchat/contracts'
import { openProducer, type Producer, queueConnection } from '@anonchat/queue'
import { waitUntil } from '@anonchat/servers'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { play } from './play.js'
import { text } from './updates.js'

const en = t('en')
const MINUTE = 60_000
const world = play({ FREE_CHAT_MINUTES: '30', ROOM_WARNING_SECONDS: '60', FLOOD_BURST: '1000' })

let connection: ReturnType<typeof queueConnection>
let timers: Producer<typeof TIMERS_QUEUE>
beforeAll(() => {
  connection = queueConnection(world().environment.REDIS_URL ?? '')
  timers = openProducer(TIMERS_QUEUE, connection)
})
afterAll(async () => {
  await timers.close()
  connection.disconnect()
})

const job = (roomId: string, name: 'warning' | 'expiry') => timers.queue.getJob(`${roomId}-${name}`)
const lastWords = async (id: number, words: string) =>
  await waitUntil(
    async () => (await world().wordsTo(id)).slice(-2).includes(words),
    30_000,
    () => `never said: ${words}`,
  )

describe('the time of a room', () => {
  it('runs out by itself: both are warned, then told, and the record says why', async () => {
    const { a, b, roomId } = await world().pair()
    const [warning, expiry] = [await job(roomId, 'warning'), await job(roomId, 'expiry')]
    const opened = Number((await world().session(a)).opened_at)
    const dueOf = (one: typeof warning) => (one === undefined ? 0 : one.timestamp + one.delay)
    // Between the look at the clock and the adding of the job some time passes.
    expect(Math.round((dueOf(expiry) - opened) / MINUTE)).toBe(30)
    expect(Math.round((dueOf(warning) - opened) / MINUTE)).toBe(29)

    await warning?.promote()
    for (const id of [a, b]) await lastWords(id, en.room.warning({ left: { seconds: 60 } }))
    await expiry?.promote()
    for (const id of [a, b]) await lastWords(id, en.room.expired())
    await world().settled()
    const row = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    expect(row).toMatchObject({ isActive: false, endReason: 'expired' })
  })

  it('is set again after Redis was lost', async () => {
    const { a, roomId } = await world().pair()
    await world().redis.flushall()
    await world().deliver(text(a, 'still here'))
    expect(await job(roomId, 'expiry')).toBeDefined()
  })

  it('that ran out while Redis was lost ends the room: both are told, and the record says why', async () => {
    const { a, b, roomId } = await world().pair()
    await world().db.prisma.chatRoom.update({
      where: { id: roomId },
      data: { createdAt: new Date(Date.now() - 31 * MINUTE) },
    })
    await world().redis.flushall()
    await world().deliver(text(a, 'still here'))
    const words = await world().wordsTo(a)
    expect(words.slice(-3)).toEqual([en.room.expired(), en.after.ask(), en.general.idleHint()])
    for (const id of [a, b]) expect(await world().session(id)).toMatchObject({ state: 'idle' })
    const row = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    expect(row).toMatchObject({ isActive: false, endReason: 'expired' })
    await world().deliver(text(b, 'anybody?'))
    expect((await world().wordsTo(b)).slice(-3)).toEqual([
      en.room.expired(),
      en.after.ask(),
      en.general.idleHint(),
    ])
    expect(await world().wordsTo(b)).not.toContain('still here')
    await waitUntil(
      async () => (await job(roomId, 'expiry')) === undefined,
      30_000,
      () => 'the timer is still there',
    )
  })

  it('is forgotten when the room ends before', async () => {
    const { a, roomId } = await world().pair()
    await world().deliver(text(a, '/stop'))
    await waitUntil(
      async () => (await job(roomId, 'expiry')) === undefined,
      30_000,
      () => 'the timer is still there',
    )
    const before = (await world().envelopesTo(a)).length
    await world().deliver({ type: 'timer', timer: 'room-expiry', memberId: a, trace: 'late', roomId })
    expect((await world().envelopesTo(a)).length).toBe(before)
  })
})
