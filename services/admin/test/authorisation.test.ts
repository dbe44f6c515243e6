import { beforeAll, describe, expect, it } from 'vitest'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN, BANNED_ADMIN } from './servers.js'
import { wordsOf } from './world.js'

const world = play()
const STRANGER = 611_111

beforeAll(async () => {
  const { db, member } = world()
  await member({ memberId: BANNED_ADMIN })
  await db.prisma.user.update({ where: { telegramId: BigInt(BANNED_ADMIN) }, data: { isBanned: true } })
})

/** Every way to ask for something, with and without what it is about. */
const REQUESTS = ['/admin', '/admin_help', '/admin_log', '/admin_log 5', '/admin_nothing']
const PRESSES = ['admin:log:-:-', 'admin:log:1:2', 'admin:help', 'admin:nothing:1']

describe.each([
  ['somebody who is no admin', STRANGER],
  ['an admin who is banned', BANNED_ADMIN],
])('%s', (_, id) => {
  it.each(REQUESTS)(
    'gets what any unknown command gets for %s, from where members are answered',
    async (words) => {
      const request = said(id, words)
      await world().ask(request)
      expect(await world().envelopes()).toEqual([])
      const { trace, botId, updateId, receivedAt, update } = request
      expect(await world().events()).toEqual([
        { type: 'update', memberId: id, trace, botId, updateId, receivedAt, update },
      ])
    },
  )

  it.each(PRESSES)('moves nothing by a forged button %s', async (data) => {
    const request = pressed(id, data)
    await world().ask(request)
    expect(await world().envelopes()).toEqual([])
    expect(await world().answers()).toEqual([])
    expect((await world().events()).map(({ trace }) => trace)).toEqual([request.trace])
    expect(await world().db.prisma.adminAction.count()).toBe(0)
  })
})

describe('an admin', () => {
  it('is not who only names an admin: the sender of the update must be that admin', async () => {
    const request = { ...said(STRANGER, '/admin_log'), adminId: ADMIN }
    await world().ask(request)
    expect(await world().envelopes()).toEqual([])
  })

  it('has what they say without being asked handed back to their chat as a member', async () => {
    const request = said(ADMIN, 'hello partner')
    await world().ask(request)
    expect(await world().envelopes()).toEqual([])
    expect((await world().events()).map(({ trace }) => trace)).toEqual([request.trace])
  })

  it('is told what there is, in the language that they speak', async () => {
    await world().ask(said(ADMIN, '/admin', 'fa'), said(ADMIN, '/admin_nothing'))
    const words = (await world().envelopes()).map(wordsOf)
    expect(words[0]).toContain('/admin_log')
    expect(words[0]).toContain('مدیر')
    expect(words[1]).toContain('do not know this admin command')
  })

  it('has every press answered at once, and is told of buttons that are out of date', async () => {
    await world().ask(
      pressed(ADMIN, 'admin:log:-:-'),
      pressed(ADMIN, 'admin:log:junk'),
      pressed(ADMIN, 'admin:gone:1'),
    )
    expect((await world().answers()).map((answer) => ('text' in answer ? answer.text : undefined))).toEqual([
      undefined,
      'This button is out of date.',
      'This button is out of date.',
    ])
    expect(await world().envelopes()).toHaveLength(1)
  })

  it('is answered once, however often the request comes', async () => {
    const request = said(ADMIN, '/admin')
    await world().ask(request)
    await world().publisher.adminCommand(request, `${request.trace}-again`)
    await world().ask(said(ADMIN, '/admin_log'))
    const keys = (await world().envelopes()).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toHaveLength(2)
  })
})
