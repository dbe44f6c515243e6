import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { turnCredentials } from '../../src/out/turn.js'
import { ServerMessage } from '../../src/protocol.js'
import { read, seeEachOther } from './meeting.js'
import type { Seat } from './seat.js'
import { browserStage } from './stage.js'

const stage = browserStage()
const ENOUGH_FRAMES = 60

describe('two pages on different replicas', () => {
  it.each(['udp', 'tcp'] as const)(
    'see each other by relays alone, over %s, until one hangs up',
    async (over) => {
      for (const network of Object.values(stage.there().networks)) network.allow(over)
      const { a, b } = await stage.meet()
      await seeEachOther(a, b, ENOUGH_FRAMES)
      for (const seat of [a, b])
        expect(await seat.look()).toMatchObject({ local: 'relay', remote: 'relay', over })
      await a.press('hangUp')
      await read('ended.hung-up.title', a, b)
      const { world } = stage.there()
      for (const name of ['connected_total', 'seconds_total', 'first_frame_seconds_count'])
        expect(await world.counted(`video_call_${name}`), name).toBeGreaterThan(0)
    },
  )

  it.each(['moderated', 'chat-ended'] as const)(
    'end on both screens when their chat ends: %s',
    async (reason) => {
      const { call, a, b } = await stage.meet()
      await seeEachOther(a, b)
      const { roomId, ask } = call
      const ended = { type: 'room-ended', trace: ask, roomId, reason, at: Date.now() } as const
      await stage.there().world.publisher.call(ended)
      await read(`ended.${reason}.title`, a, b)
    },
  )

  it('end on both screens by a report; the other is not told of it', async () => {
    const { a, b } = await stage.meet()
    await seeEachOther(a, b)
    await b.press('report')
    await b.press('report.spam', 'Space')
    await b.press('report.send')
    await b.reads('ended.reported.title')
    await a.reads('ended.hung-up.title')
  })
})

describe('the relay', () => {
  const { there } = stage
  it.each<[string, (secret: string) => [string, number]]>([
    ['made with another secret', () => ['another', Date.now()]],
    ['expired', (secret) => [secret, Date.now() - 600_000]],
  ])('refuses credentials that are %s, and the page says so', async (_, made) => {
    /** The same relays with other credentials. */
    const withOther = (page: Page) =>
      page.routeWebSocket(/\/call\/socket$/, (socket) => {
        const service = socket.connectToServer()
        service.onMessage((data) => {
          const message = ServerMessage.parse(JSON.parse(String(data)))
          if (message.type !== 'welcome' && message.type !== 'restart') return socket.send(data)
          const [secret, until] = made(there().turn.secret)
          const iceServers = message.iceServers.flatMap(({ urls }) => turnCredentials(urls, secret, until))
          socket.send(JSON.stringify({ ...message, iceServers }))
        })
      })
    const { a, b } = await stage.meet(withOther)
    await read('notice.blocked', a, b)
    expect(await a.hindrances('blocked')).toEqual([])
    const { world } = there()
    await expect.poll(() => world.counted('video_call_failed_total{reason="ice"}')).toBeGreaterThan(0)
    await a.press('hangUp')
    await read('ended.hung-up.title', a, b)
  })
})

describe('the mini-app', () => {
  it('hinders nobody on any of its screens, and needs no more than a keyboard', async () => {
    const call = await stage.there().world.call()
    const [a, b] = await Promise.all([stage.open(call, 'a'), stage.open(call, 'b')])
    const found: string[] = []
    const judge = async (screen: string, ...seats: readonly Seat[]) => {
      for (const seat of seats) found.push(...(await seat.hindrances(screen)))
    }
    await read('before.title', a, b)
    await judge('before', a, b)
    await Promise.all([a.press('before.allow'), b.press('before.allow')])
    await read('preview.title', a, b)
    await judge('preview', a, b)
    await a.press('preview.join')
    await a.reads('notice.waiting')
    await judge('waiting', a)
    await b.press('preview.join')
    await seeEachOther(a, b)
    await judge('blurred', a, b)
    await Promise.all([a.press('partner.show'), b.press('partner.show')])
    await judge('call', a, b)
    await a.press('cameraOff')
    await b.reads('partner.cameraOff')
    await judge('camera off', a, b)
    await Promise.all([a.press('report'), b.press('report')])
    await judge('report', a, b)
    await a.press('report.cancel')
    await b.page.keyboard.press('Escape')
    await a.page.evaluate(
      `dispatchEvent(new MessageEvent('message', { source: parent, data: '{"eventType":"back_button_pressed"}' }))`,
    )
    await a.reads('leave.text')
    await judge('leaving', a)
    await a.press('leave.hangUp')
    await read('ended.hung-up.title', a, b)
    await judge('ended', a, b)
    expect(found).toEqual([])
  })
})
