import { TIMERS_QUEUE } from '@anonchat/contracts'
import { openProducer, queueConnection } from '@anonchat/queue'
import { waitUntil } from '@anonchat/servers'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { ICE_BREAKERS, iceBreaker } from '../src/domain/ice-breakers.js'
import { play } from './play.js'
import { text } from './updates.js'

const [en, fa] = [t('en'), t('fa')]
const world = play({ SILENCE_SECONDS: '3600', FLOOD_BURST: '1000' })

const asked = async (id: number) => (await world().wordsTo(id)).filter((words) => words.startsWith('💡'))
const silence = (memberId: number, roomId: string) =>
  ({ type: 'timer', timer: 'room-silence', memberId, trace: `777-s${roomId}`, roomId }) as const

describe('an ice-breaker', () => {
  it('asks both the same question, each in their language, within the room; pressed again another one', async () => {
    const { a, b, roomId } = await world().pair(['en', 'fa'])
    await world().deliver(text(a, en.keys.iceBreaker))
    await world().deliver(text(b, fa.keys.iceBreaker))
    expect(await asked(a)).toEqual([0, 1].map((number) => iceBreaker(en, roomId, number)))
    expect(await asked(b)).toEqual([0, 1].map((number) => iceBreaker(fa, roomId, number)))
    expect((await world().envelopesTo(b)).at(-1)?.fence).toEqual({ kind: 'within', roomId })
  })

  it('comes so often in a room, and not oftener: then only who pressed is told', async () => {
    const { a, b } = await world().pair()
    await world().deliver(...Array.from({ length: ICE_BREAKERS + 1 }, () => text(a, '/icebreaker')))
    const questions = (await asked(a)).slice(0, -1)
    expect(new Set(questions).size).toBe(ICE_BREAKERS)
    expect(await asked(b)).toEqual(questions)
    expect((await world().wordsTo(a)).at(-1)).toBe(en.room.iceBreakersOver())
  })

  it('outside of a room is nothing, and says so', async () => {
    const id = await world().member()
    await world().deliver(text(id, '/icebreaker'), text(id, '/search'), text(id, '/icebreaker'))
    const words = await world().wordsTo(id)
    expect(words.slice(-3)).toEqual([en.general.idleHint(), en.search.looking(), en.search.hint()])
  })
})

describe('silence after the opening', () => {
  it('is broken by one question, by a timer that survives, and not twice', async () => {
    const { a, b, roomId } = await world().pair(['en', 'fa'])
    const connection = queueConnection(world().environment.REDIS_URL ?? '')
    const timers = openProducer(TIMERS_QUEUE, connection)
    await (await timers.queue.getJob(`${roomId}-silence`))?.promote()
    await waitUntil(
      async () => (await asked(a)).length > 0,
      30_000,
      () => 'nobody broke the silence',
    )
    await world().settled()
    await timers.close()
    connection.disconnect()
    await world().deliver(silence(a, roomId))
    expect(await asked(a)).toEqual([iceBreaker(en, roomId, 0)])
    expect(await asked(b)).toEqual([iceBreaker(fa, roomId, 0)])
  })

  it.each(['the one', 'the other'])('is none where %s has spoken', async (who) => {
    const { a, b, roomId } = await world().pair()
    // One after the other: the mailboxes of two members are not handled in an order.
    await world().deliver(text(who === 'the one' ? a : b, 'hello'))
    await world().deliver(silence(a, roomId))
    expect(await asked(a)).toEqual([])
  })

  it('is none where somebody has asked for a question, and none of another room', async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(silence(a, '01JD0000000000000000000009'))
    expect(await asked(a)).toEqual([])
    await world().deliver(text(b, '/icebreaker'), silence(a, roomId))
    expect(await asked(a)).toHaveLength(1)
  })
})
