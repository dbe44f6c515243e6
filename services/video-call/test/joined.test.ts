import { expect, it } from 'vitest'
import { play } from './world.js'

const world = play()

it('a side has joined once its page says what is on, and a page that is loaded anew has not', async () => {
  const { pageA, pageB, tokenA, initA } = await world().meet()
  expect(pageB.heard.find(({ type }) => type === 'partner')).toMatchObject({ state: 'present' })
  pageA.say({ type: 'media', microphone: true, camera: false })
  const joined = await pageB.until('partner', ({ state }) => state === 'joined')
  expect(joined).toMatchObject({ microphone: true, camera: false })

  const anew = await world().page(1)
  anew.say({ type: 'hello', token: tokenA, initData: initA })
  const present = await pageB.until('partner', ({ session }) => session !== joined.session)
  expect(present).toMatchObject({ state: 'present', microphone: true, camera: true })
})

it('a page that comes back after a change of networks has still joined', async () => {
  const { pageA, pageB, tokenA, initA, welcomeA } = await world().meet()
  pageA.say({ type: 'media', microphone: true, camera: true })
  const { session } = await pageB.until('partner', ({ state }) => state === 'joined')
  pageA.cut()
  const back = await world().page(1)
  back.say({ type: 'hello', token: tokenA, initData: initA, resume: welcomeA.resume, received: 0 })
  expect(await back.next('welcome')).toMatchObject({ resumed: true, session })
  pageB.say({ type: 'media', microphone: false, camera: true })
  await back.until('partner', ({ microphone }) => !microphone)
  expect(pageB.heard.findLast(({ type }) => type === 'partner')).toMatchObject({ state: 'joined', session })
})
