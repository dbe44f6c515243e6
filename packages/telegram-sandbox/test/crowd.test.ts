import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SandboxEvent } from '../src/index.js'
import { type Stage, stage } from './support.js'

let s: Stage
let events: SandboxEvent[]
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  s = await stage()
  events = []
  s.sandbox.onEvent((event) => events.push(event))
})
afterEach(async () => {
  vi.useRealTimers()
  await s.sandbox.stop()
})

const put = async (body: unknown) => {
  const answer = await fetch(`${s.sandbox.url}/control/crowd`, { method: 'PUT', body: JSON.stringify(body) })
  return { status: answer.status, body: await answer.json() }
}
const pass = (ms: number) => vi.advanceTimersByTime(ms)
/** By then everybody of a small crowd has come and pressed Start. */
const START_MS = 1500
const crowdIds = () => s.sandbox.members().flatMap(({ id, crowd }) => (crowd ? [id] : []))
const menu = { keyboard: [[{ text: 'Search' }], [{ text: 'Profile' }]] }
const room = { keyboard: [[{ text: 'Next' }, { text: 'Stop' }], [{ text: 'Call' }]] }

/** The bot says something to everybody of the crowd. */
const sayToAll = (text: string, reply_markup?: typeof menu) =>
  Promise.all(crowdIds().map((chat_id) => s.call('sendMessage', { chat_id, text, reply_markup })))

describe('an order', () => {
  it.each([
    [{ size: 5001, pace: 'calm' }, 'size: a whole number from 0 to 5000'],
    [{ size: -1, pace: 'calm' }, 'size: a whole number from 0 to 5000'],
    [{ size: 1.5, pace: 'calm' }, 'size: a whole number from 0 to 5000'],
    [{ pace: 'calm' }, 'size: a whole number from 0 to 5000'],
    [{ size: 5, pace: 'wild' }, 'pace: calm, lively or busy'],
    [[], 'body:'],
  ])('%j is refused in words, and changes nothing', async (order, words) => {
    const { status, body } = await put(order)
    expect({ status, body }).toEqual({ status: 400, body: { error: expect.stringContaining(words) } })
    expect(s.sandbox.crowd()).toMatchObject({ size: 0, present: 0 })
  })

  it('in process is held to the same limits', () => {
    expect(() => s.sandbox.setCrowd({ size: 5001, pace: 'calm' })).toThrow('0 to 5000')
  })

  it('is answered with how things stand, told to who watches, and given again when asked', async () => {
    const { status, body } = await put({ size: 20, pace: 'calm' })
    expect({ status, body }).toMatchObject({ status: 200, body: { size: 20, pace: 'calm', present: 0 } })
    expect(events).toContainEqual({ type: 'crowd', crowd: body })
    pass(1000)
    const answer = await fetch(`${s.sandbox.url}/control/crowd`)
    expect(await answer.json()).toMatchObject({ size: 20, pace: 'calm', present: 20, registering: 20 })
  })
})

describe('people of the crowd', () => {
  it('come a hundred a second, and each presses Start within a second', () => {
    s.sandbox.setCrowd({ size: 1000, pace: 'busy' })
    pass(2000)
    expect(s.sandbox.crowd().present).toBe(200)
    const first = crowdIds()
    pass(1000)
    const said = s.sandbox.members().filter(({ id, started }) => started && first.includes(id))
    expect(said).toHaveLength(200)
    pass(10_000)
    expect(s.sandbox.crowd()).toMatchObject({ present: 1000, registering: 1000 })
  })

  it('wait with coming while a thousand register', async () => {
    s.sandbox.setCrowd({ size: 1500, pace: 'busy' })
    pass(20_000)
    expect(s.sandbox.crowd().present).toBe(1000)
    await sayToAll('You are registered', menu)
    pass(8000)
    expect(s.sandbox.crowd()).toMatchObject({ present: 1500, registering: 500 })
  })

  it('keep only their newest messages', async () => {
    s.sandbox.setCrowd({ size: 1, pace: 'busy' })
    pass(1500)
    for (let i = 0; i < 40; i += 1) await sayToAll(`news ${i}`)
    const [id] = crowdIds()
    const kept = s.sandbox.view(id ?? 0).messages
    expect(kept).toHaveLength(20)
    expect(kept.at(-1)?.text).toBe('news 39')
  })

  it('are counted by what they do, and a room once, from both of its sides', async () => {
    s.sandbox.setCrowd({ size: 6, pace: 'busy' })
    pass(START_MS)
    await sayToAll('You are registered', menu)
    expect(s.sandbox.crowd()).toMatchObject({ registering: 0, idle: 6 })
    pass(11_000)
    expect(s.sandbox.crowd()).toMatchObject({ idle: 0, searching: 6 })
    events.length = 0
    await sayToAll('You are connected', room)
    await sayToAll('The same keys again', room)
    pass(1000)
    expect(s.sandbox.crowd()).toMatchObject({ searching: 0, talking: 6 })
    const told = events.flatMap((event) => (event.type === 'figures' ? [event.figures] : []))
    expect(told).toMatchObject([{ matchesPerSecond: 3, messagesPerSecond: 0, p99Ms: null }])
    expect(s.sandbox.figures().at(-1)).toEqual(told[0])
  })

  it('say what can be told apart on its way, so that its arrival is timed', async () => {
    s.sandbox.setCrowd({ size: 2, pace: 'busy' })
    pass(START_MS)
    await sayToAll('You are registered', menu)
    pass(11_000)
    await sayToAll('You are connected', room)
    pass(2500)
    const [one, other] = crowdIds()
    const said = s.sandbox.view(one ?? 0).messages.findLast(({ from }) => from === 'member')?.text
    pass(40)
    await s.call('sendMessage', { chat_id: other, text: said })
    events.length = 0
    pass(1000)
    const [figures] = events.flatMap((event) => (event.type === 'figures' ? [event.figures] : []))
    expect(figures?.messagesPerSecond).toBe(1)
    expect(figures?.p99Ms).toBeGreaterThanOrEqual(40)
  })

  it('who are too many stop what they do and are removed; those who stay are not touched', async () => {
    s.sandbox.setCrowd({ size: 10, pace: 'busy' })
    pass(START_MS)
    await sayToAll('You are registered', menu)
    s.sandbox.setCrowd({ size: 4, pace: 'busy' })
    pass(500)
    await sayToAll('There is nothing to stop', menu)
    pass(500)
    await sayToAll('There is nothing to stop', menu)
    pass(5000)
    expect(s.sandbox.crowd()).toMatchObject({ size: 4, present: 4 })
    expect(events.filter(({ type }) => type === 'member-gone')).toHaveLength(6)
  })

  it('are gone at once after a reset, and nothing of them goes on', () => {
    s.sandbox.setCrowd({ size: 100, pace: 'busy' })
    pass(1000)
    s.sandbox.reset()
    expect(s.sandbox.crowd()).toMatchObject({ size: 0, present: 0 })
    expect(s.sandbox.figures()).toEqual([])
    events.length = 0
    pass(5000)
    expect(events).toEqual([])
    expect(crowdIds()).toEqual([])
  })
})
