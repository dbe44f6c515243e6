import { expect, it } from 'vitest'
import { play } from './world.js'

const world = play()
const SOCKETS = 110
/** Of which the first closes the socket; the others come while it is being closed. */
const FRAMES_OF_EACH = 101

/** What breaks: each with the code that it is closed with. */
const BAD: readonly (readonly [string | Buffer, number])[] = [
  ['', 4400],
  ['{', 4400],
  ['null', 4400],
  ['[]', 4400],
  ['{"type":"signal"}', 4400],
  ['{"type":"hello","token":7,"initData":""}', 4400],
  [`{"type":"hello","token":"${'x'.repeat(300)}","initData":""}`, 4400],
  ['['.repeat(30_000), 4400],
  [Buffer.from([0, 1, 2, 255]), 4400],
  ['x'.repeat(70_000), 1009],
]

it('10,000 frames that are malformed or too long crash nothing: each offender is closed with the right code, and others go on', async () => {
  const { pageA, pageB, welcomeB } = await world().meet()
  const outcomes = Array.from({ length: SOCKETS }, async (_, index) => {
    const [frame, code] = BAD[index % BAD.length] ?? ['', 4400]
    const page = await world().page(index % 2)
    // A frame that is too long resets the connection under those that come after it.
    const times = code === 1009 ? 1 : FRAMES_OF_EACH
    for (let i = 0; i < times; i++) page.sayRaw(frame)
    return { wanted: code, closed: await page.closed() }
  })
  for (const { wanted, closed } of await Promise.all(outcomes)) expect(closed).toBe(wanted)
  pageA.say({ type: 'signal', to: welcomeB.session, candidate: { candidate: '', sdpMid: 'still' } })
  expect(await pageB.next('signal')).toMatchObject({ candidate: { sdpMid: 'still' } })
})
