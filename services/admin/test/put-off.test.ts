import { beforeEach, describe, expect, it } from 'vitest'
import { reportAbout } from './people.js'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN, API_KEY, SECOND_ADMIN } from './servers.js'
import { buttonsOf, wordsOf } from './world.js'

const world = play()

beforeEach(async () => {
  await world().db.prisma.report.updateMany({ data: { isResolved: true, resolution: 'none' } })
  const keys = await world().redis.keys('put-off:*')
  if (keys.length > 0) await world().redis.del(keys)
})

const last = async () => {
  const envelope = (await world().saidTo(ADMIN)).at(-1)
  if (envelope === undefined) throw new Error('the admin was told nothing')
  return envelope
}
const shown = async () => Number(/#(\d+)/.exec(wordsOf(await last()))?.[1])
const press = async (label: string) => {
  const found = [...buttonsOf(await last())].find(([words]) => words.includes(label))
  if (found === undefined) throw new Error(`no button with ${label}`)
  await world().ask(pressed(ADMIN, found[1]))
}
const reports = async (count: number) => {
  const [a, b] = [await world().member(), await world().member()]
  const ids: number[] = []
  for (let made = 0; made < count; made += 1) ids.push(await reportAbout(world(), a, b))
  return ids
}

describe('“Later”', () => {
  it('leads to each open report, and says then that all were put off; they come again when asked for', async () => {
    const ids = await reports(3)
    await world().ask(said(ADMIN, '/admin_reports'))
    const seen: number[] = []
    for (let i = 0; i < 3; i += 1) {
      seen.push(await shown())
      await press('Later')
    }
    expect(seen).toEqual(ids)
    expect(wordsOf(await last())).toContain(
      'The 3 reports that nobody else looks at are ones that you put off',
    )
    await world().ask(said(SECOND_ADMIN, '/admin_reports'))
    expect(wordsOf((await world().saidTo(SECOND_ADMIN)).at(-1) ?? (await last()))).toContain(`#${ids[0]}`)
    await press('Show them now')
    expect(await shown()).toBe(ids[1])
  })

  it('about the only one does not say that others look at it', async () => {
    await reports(1)
    await world().ask(said(ADMIN, '/admin_reports'))
    await press('Later')
    expect(wordsOf(await last())).toContain('one that you put off')
  })

  it('on the page leads to each as well, and then round again', async () => {
    const ids = await reports(3)
    const post = async (path: string) =>
      await fetch(`${world().url}/panel${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'X-API-Key': API_KEY },
      })
    const seen: (string | null)[] = []
    for (let i = 0; i < 4; i += 1) {
      const address = (await post('/reports/next')).headers.get('location')
      seen.push(address)
      await post(`${address?.slice('/panel'.length)}/release`)
    }
    expect(seen).toEqual([...ids, ids[0]].map((id) => `/panel/reports/${id}`))
  })
})
