import { describe, expect, it } from 'vitest'
import { seeEachOther, sees } from './meeting.js'
import { browserStage } from './stage.js'

const stage = browserStage()
/** How long a network is away. */
const CUT_MS = 5_000

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

describe('a call comes back by itself', () => {
  it('when a replica is killed: picture and sound never stop, and signaling is there again', async () => {
    const { networks, world } = stage.there()
    const { a, b } = await stage.meet()
    await seeEachOther(a, b)
    const [first, second] = world.services
    if (first === undefined || second === undefined) throw new Error('there are two replicas')
    await first.kill()
    networks.a.leadTo(second.port)
    const { frames } = await a.look()
    await sees(a, frames)
    await a.press('mute')
    await b.reads('partner.muted')
    await b.press('cameraOff')
    await a.reads('partner.cameraOff')
    for (const seat of [a, b]) expect((await seat.look()).made).toBe(1)
    world.services[0] = await world.startReplica({ TURN_URLS: networks.a.turnUrls })
  })

  it.each(['udp', 'tcp'] as const)(
    'when the network of one page was away for five seconds; the relay is reached over %s',
    async (over) => {
      const { a: network } = stage.there().networks
      network.allow(over)
      const { a, b } = await stage.meet()
      await seeEachOther(a, b)
      network.cut()
      await pause(CUT_MS)
      network.mend()
      const [before, beforeB] = [await a.look(), await b.look()]
      await Promise.all([sees(a, before.frames), sees(b, beforeB.frames)])
      await a.press('mute')
      await b.reads('partner.muted')
    },
  )

  it('when a page is loaded anew', async () => {
    const { a, b } = await stage.meet()
    await seeEachOther(a, b)
    await b.page.reload()
    await expect.poll(async () => (await a.look()).made).toBe(2)
    await seeEachOther(a, b)
    for (const seat of [a, b]) expect(await seat.look()).toMatchObject({ local: 'relay', remote: 'relay' })
  })
})

it('what a page does while its network is away is done when it is back: it reports, or hangs up', async () => {
  const { a: network } = stage.there().networks
  const first = await stage.meet()
  await seeEachOther(first.a, first.b)
  await first.a.press('report')
  await first.a.press('report.spam', 'Space')
  network.cut()
  await first.a.press('report.send')
  network.mend()
  await first.a.reads('ended.reported.title')
  await first.b.reads('ended.hung-up.title')

  const second = await stage.meet()
  await seeEachOther(second.a, second.b)
  network.cut()
  await second.a.press('hangUp')
  network.mend()
  await second.b.reads('ended.hung-up.title')
})

it('a second device takes the call over: the first is told, and can take it back', async () => {
  const { call, a, b } = await stage.meet()
  await seeEachOther(a, b)
  const other = await stage.open(call, 'a')
  await a.reads('ended.taken-over.title')
  await other.comes()
  await expect.poll(async () => (await b.look()).made).toBe(2)
  await seeEachOther(other, b)
  await a.press('ended.takeBack')
  await other.reads('ended.taken-over.title')
  await expect.poll(async () => (await b.look()).made).toBe(3)
  await seeEachOther(a, b)
})
