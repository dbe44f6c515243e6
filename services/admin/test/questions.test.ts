import { askingKey } from '@anonchat/store'
import { beforeEach, describe, expect, it } from 'vitest'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN } from './servers.js'
import { buttonsOf, type World } from './world.js'

const world = play()

beforeEach(async () => {
  await world().redis.del(askingKey(ADMIN))
})

type Member = Awaited<ReturnType<World['member']>>
const isBanned = async ({ userId }: Member) =>
  (await world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).isBanned
const ask = async (...data: string[]) => {
  for (const one of data) await world().ask(pressed(ADMIN, one))
}
/** What came back into the admin's own mailbox, as if the bot knew no admins. */
const handedBack = async () => (await world().events()).filter(({ type }) => type === 'update').length
const photo = (group: string) =>
  said(ADMIN, { photo: [{ file_id: 'P', width: 1, height: 1 }], media_group_id: group })

describe('a question to an admin', () => {
  it.each([
    ['a command', () => said(ADMIN, '/admin_stats')],
    ['a button of something else', () => pressed(ADMIN, 'admin:reports:next')],
    ['a button of another member', () => pressed(ADMIN, 'admin:user:rooms:1')],
    ['a list of members', () => pressed(ADMIN, 'admin:users:all::')],
  ])('is given up by %s: the next words ban nobody, and go where they always go', async (_, turn) => {
    const who = await world().member()
    await ask(`admin:user:ban:${who.userId}:0:own`)
    await world().ask(turn(), said(ADMIN, 'hello partner'))
    expect(await isBanned(who)).toBe(false)
    expect(await handedBack()).toBe(1)
  })

  it('outlasts what its admin asked for before it and is handled once more', async () => {
    const who = await world().member()
    const before = said(ADMIN, '/admin_reports')
    await ask(`admin:user:ban:${who.userId}:0:own`)
    await world().ask({ ...before, receivedAt: Date.now() - 60_000 }, said(ADMIN, 'insults'))
    expect(await isBanned(who)).toBe(true)
  })

  it.each(['ban:USER:0:own', 'message:USER'])('has a way out: %s', async (verb) => {
    const who = await world().member()
    await ask(`admin:user:${verb.replace('USER', String(who.userId))}`)
    const question = (await world().saidTo(ADMIN)).at(-1)
    const cancel = question === undefined ? undefined : buttonsOf(question).get('✖️ Cancel')
    if (cancel === undefined) throw new Error('no way out')
    await ask(cancel)
    await world().ask(said(ADMIN, 'hello partner'))
    expect(await isBanned(who)).toBe(false)
    expect(await world().saidTo(who.memberId)).toEqual([])
    expect(await handedBack()).toBe(1)
  })

  it('about a broadcast stays while its draft is worked at', async () => {
    await world().ask(said(ADMIN, '/admin_broadcast'))
    await ask('admin:broadcast:all')
    await world().ask(said(ADMIN, 'to everybody'))
    expect(await handedBack()).toBe(0)
  })
})

describe('an album for a member', () => {
  it('reaches them whole, under one line of the team, and no partner', async () => {
    const who = await world().member()
    await ask(`admin:user:message:${who.userId}`)
    await world().ask(photo('album-1'), photo('album-1'), photo('album-1'))
    expect((await world().saidTo(who.memberId)).map(({ action }) => action.kind)).toEqual([
      'send',
      'copy',
      'copy',
      'copy',
    ])
    expect(await handedBack()).toBe(0)
    const log = await world().db.prisma.adminAction.findMany({ where: { targetUserId: who.userId } })
    expect(log.map(({ action }) => action)).toEqual(['message'])
    await world().ask(said(ADMIN, 'hello partner'), photo('album-2'))
    expect(await handedBack()).toBe(2)
  })
})
