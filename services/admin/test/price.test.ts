import { beforeEach, describe, expect, it } from 'vitest'
import { fails, interfaceOf } from './interface.js'
import { form, PANEL_BASE, signIn } from './panel.js'
import { play } from './play.js'
import { pressed } from './requests.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { besideAnother, standing } from './standing.js'
import { buttonsOf, wordsOf } from './world.js'

const LIMIT_MS = 60_000
const DAY_MS = 86_400_000
/** Below, and above, what a Star pays for. */
const [FEW, MANY] = [8, 12]
const world = play({ PAID_BROADCAST: 'on', ADMIN_PANEL_URL: PANEL_BASE })
const ask = interfaceOf(world)

let cities = 0
let cityKey = ''
beforeEach(async () => {
  await world().db.prisma.broadcast.deleteMany()
  cityKey = `city ${++cities}`
  await grow(FEW)
})
/** So many more belong to the audience. */
async function grow(members: number): Promise<void> {
  for (let one = 0; one < members; one++) await world().member({ cityKey })
}
const rowOf = (id: number) => world().db.prisma.broadcast.findUniqueOrThrow({ where: { id } })
const lastTo = async (adminId = ADMIN) => {
  const envelope = (await world().saidTo(adminId)).at(-1)
  if (envelope === undefined) throw new Error('the admin was told nothing')
  return envelope
}
/** Agreed to for a Star, which waits for its time. */
const waiting = async (scheduledAt: Date) =>
  await standing(world(), {
    status: 'scheduled',
    cityKey,
    allowPaid: true,
    audienceSize: FEW,
    agreedStars: 1,
    statusMessageId: 70,
    scheduledAt,
  })

describe('a paid broadcast costs what was agreed to:', { timeout: LIMIT_MS * 2 }, () => {
  it('who says yes to a price that has grown meanwhile is asked once more', async () => {
    const id = await standing(world(), { cityKey, allowPaid: true })
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:check`))
    const yes = [...buttonsOf(await lastTo()).values()][0] ?? ''
    expect(yes).toBe(`admin:broadcast:${id}:send:1`)
    await grow(MANY - FEW)
    await world().ask(pressed(ADMIN, yes))
    expect(wordsOf(await lastTo())).toContain('at most 2 ⭐')
    expect((await rowOf(id)).status).toBe('draft')
    await world().ask(pressed(ADMIN, [...buttonsOf(await lastTo()).values()][0] ?? ''))
    expect(await rowOf(id)).toMatchObject({ status: 'running', agreedStars: 2 })
  })

  it('one whose time comes when it costs more stands still, says so, and goes on for who agrees to that', async () => {
    const id = await waiting(new Date())
    await grow(MANY - FEW)
    await besideAnother(world(), async () => {
      await expect.poll(async () => (await rowOf(id)).heldFor, { timeout: LIMIT_MS }).toBe('price')
      const told = async () => (await world().saidTo(ADMIN)).map(wordsOf).join('\n')
      await expect.poll(told, { timeout: LIMIT_MS }).toMatch(/at most 2 ⭐.*1 ⭐ were agreed/)
      await expect.poll(told, { timeout: LIMIT_MS }).toContain('needs you')
    })
    expect(await rowOf(id)).toMatchObject({ status: 'paused', startedAt: null, parcelCount: 0 })
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:show`))
    const shown = buttonsOf(await lastTo(SECOND_ADMIN))
    expect(shown.get('✅ Yes, for 2 ⭐')).toBe(`admin:broadcast:${id}:resume:2`)
    for (const value of ['', ':1', ':99'])
      await world().ask(pressed(ADMIN, `admin:broadcast:${id}:resume${value}`))
    expect((await rowOf(id)).status).toBe('paused')
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:resume:2`))
    expect(await rowOf(id)).toMatchObject({ status: 'running', heldFor: null, agreedStars: 2 })
    const chats = async () => {
      const rows = await world().db.prisma.broadcastParcel.findMany({ where: { broadcastId: id } })
      return rows.reduce((sum, { recipients }) => sum + (recipients?.length ?? 0) / 8, 0)
    }
    await expect.poll(chats, { timeout: LIMIT_MS }).toBe(MANY)
  })

  it('one that costs no more by then begins', async () => {
    const id = await waiting(new Date())
    await grow(1)
    await besideAnother(world(), async () => {
      await expect.poll(async () => (await rowOf(id)).status, { timeout: LIMIT_MS }).toBe('running')
    })
  })

  it('the key agrees to no price, the page does', async () => {
    const { cookie, csrf } = await signIn(world())
    const id = await waiting(new Date(Date.now() + DAY_MS))
    await grow(MANY - FEW)
    expect(await ask('POST', `/broadcasts/${id}/start`)).toEqual(fails(409, 'costs_stars'))
    expect((await ask('GET', `/broadcasts/${id}`)).body).toMatchObject({
      status: 'paused',
      held_for: 'price',
    })
    expect(await ask('POST', `/broadcasts/${id}/resume`)).toEqual(fails(409, 'costs_stars'))
    const address = `${world().url}/panel/broadcasts/${id}`
    const page = await (await fetch(address, { headers: { cookie } })).text()
    expect(page).toContain('Yes, for 2 ⭐')
    const resume = (stars: string) =>
      fetch(`${address}/resume`, { ...form({ csrf, stars }), headers: { cookie } })
    expect((await resume('1')).headers.get('location')).toContain('note=price')
    expect((await resume('2')).headers.get('location')).toContain('note=ordered')
    expect((await rowOf(id)).status).toBe('running')
  })
})
