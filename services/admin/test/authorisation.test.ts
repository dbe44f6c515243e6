import { beforeAll, describe, expect, it } from 'vitest'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { adminNames } from './routes.js'
import { ADMIN, BANNED_ADMIN } from './servers.js'
import { wordsOf } from './world.js'

const world = play()
const STRANGER = 611_111

beforeAll(async () => {
  const { db, member } = world()
  await member({ memberId: BANNED_ADMIN })
  await db.prisma.user.update({ where: { telegramId: BigInt(BANNED_ADMIN) }, data: { isBanned: true } })
})

/** Everything that admins can ask for; a new one is tried without being named here. */
const NAMES = adminNames()
const COMMANDS = [
  '/admin',
  '/admin_nothing',
  ...NAMES.flatMap((name) => [`/admin_${name}`, `/admin_${name} 1 30 x`]),
]
/** What buttons carry, of whichever name. */
const DATA = [
  '',
  '1',
  '-:-',
  'all::',
  'card:1',
  'ban:1:7:-',
  'unban:1',
  'message:1',
  'resolve:1:ban',
  'evidence:1',
]
const MORE = [
  'next',
  'undo:1',
  '0:new',
  '1:send',
  '1:cancel',
  '1:undo:yes',
  '1:refund',
  '1:decline',
  'new-day',
]
const PRESSES = [...NAMES, 'nothing'].flatMap((name) =>
  [...DATA, ...MORE].map((data) => `admin:${name}:${data}`),
)

describe.each([
  ['somebody who is no admin', STRANGER],
  ['an admin who is banned', BANNED_ADMIN],
])('%s', (_, id) => {
  it('gets what any unknown command gets for each of the commands, from where members are answered', async () => {
    const requests = COMMANDS.map((words) => said(id, words))
    await world().ask(...requests)
    expect(await world().envelopes()).toEqual([])
    expect(await world().events()).toEqual(
      requests.map(({ trace, botId, updateId, receivedAt, update }) => ({
        type: 'update',
        memberId: id,
        trace,
        botId,
        updateId,
        receivedAt,
        update,
      })),
    )
    expect(await world().db.prisma.adminAction.count()).toBe(0)
  })

  it('moves nothing by a forged button, whatever it carries', async () => {
    const requests = PRESSES.map((data) => pressed(id, data))
    await world().ask(...requests)
    expect(await world().envelopes()).toEqual([])
    expect(await world().answers()).toEqual([])
    expect((await world().events()).map(({ trace }) => trace)).toEqual(requests.map(({ trace }) => trace))
    expect(await world().db.prisma.adminAction.count()).toBe(0)
    expect(await world().redis.keys('panel-*')).toEqual([])
  })

  it('answers no question that an admin was asked', async () => {
    for (const question of ['users:search', 'user:ban:1:7', 'user:message:1', 'broadcast:1:source']) {
      await world().redis.set(`asking:${id}`, question)
      const request = said(id, 'an answer')
      await world().ask(request)
      expect((await world().events()).at(-1)?.trace).toBe(request.trace)
    }
    expect(await world().envelopes()).toEqual([])
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
