import { createLogger } from '@anonchat/runtime'
import { countMessages, dayAfter, dayOf, openMatchDays, startOf, touchActive } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { closeDays } from '../src/in/close-days.js'
import { reportAbout } from './people.js'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN } from './servers.js'
import { buttonsOf, wordsOf } from './world.js'

const world = play()
const today = dayOf(new Date())
const [yesterday, before] = [dayAfter(today, -1), dayAfter(today, -2)]
const at = (day: string, hour = 12) => new Date(startOf(day).getTime() + hour * 3_600_000)
const context = () => ({
  db: world().db,
  matchDays: openMatchDays(world().redis),
  log: createLogger('test', 'silent'),
  now: () => Date.now(),
})
const rowOf = (day: string) => world().db.prisma.dailyStats.findUnique({ where: { day: startOf(day) } })

describe('the figures of days', () => {
  it('count who came on a day once, however often, and who joined on it not as coming back', async () => {
    const [old, fresh] = [
      await world().member({ registeredAt: at(before) }),
      await world().member({ registeredAt: at(yesterday) }),
    ]
    const ids = [old.memberId, fresh.memberId]
    for (const hour of [13, 14, 15]) await touchActive(world().db, ids, at(yesterday, hour))
    await countMessages(world().db, at(yesterday), 40)
    await countMessages(world().db, at(yesterday), 2)
    expect(await rowOf(yesterday)).toMatchObject({ returningMembers: 1, messages: 42, closedAt: null })
  })

  it('are closed once for each day that is over, whoever looks, and stay what they were', async () => {
    const [a, b] = await Promise.all([
      world().member({ registeredAt: at(before) }),
      world().member({ registeredAt: at(before) }),
    ])
    await world().db.prisma.chatRoom.createMany({
      data: [60, 120, 600].map((seconds, index) => ({
        id: `01JE${String(index).padStart(22, '0')}`,
        user1Id: a.userId,
        user2Id: b.userId,
        isActive: false,
        createdAt: at(yesterday),
        endedAt: new Date(at(yesterday).getTime() + seconds * 1_000),
        endReason: 'stop',
      })),
    })
    await openMatchDays(world().redis).matched(yesterday, [900, 950, 4_000, 100_000])
    await openMatchDays(world().redis).timedOut(yesterday, 1)
    await world().db.prisma.dailyStats.updateMany({ data: { closedAt: null } })
    await Promise.all([closeDays(context()), closeDays(context())])
    const closed = await rowOf(yesterday)
    expect(closed).toMatchObject({ rooms: 3, roomMedianSeconds: 120, matched: 4, timedOut: 1, messages: 42 })
    expect(closed?.members).toBe(4)
    expect(closed?.waitMedianMs).toBe(1_000)
    await world().member({ registeredAt: at(before) })
    expect(await closeDays(context())).toBe(0)
    expect(await rowOf(yesterday)).toEqual(closed)
    expect(await rowOf(before)).toMatchObject({ newMembers: 3 })
  })
})

describe('/admin_stats', () => {
  it('shows a picture with the figures under it, and changes only the words for another period', async () => {
    const [a, b] = [await world().member(), await world().member()]
    await reportAbout(world(), a, b)
    await world().ask(said(ADMIN, '/admin_stats'))
    const [picture] = await world().saidTo(ADMIN)
    if (picture?.action.kind !== 'send' || picture.action.content.kind !== 'made-file')
      throw new Error('no picture')
    const png = Buffer.from(picture.action.content.base64, 'base64')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(wordsOf(picture)).toContain('📊 Today (days are UTC)')
    expect(wordsOf(picture)).toContain('New: 2')
    expect(wordsOf(picture)).toMatch(/Reports: 1 · open 1/)
    const week = [...buttonsOf(picture)].find(([label]) => label === 'Week')?.[1] ?? ''
    await world().ask(pressed(ADMIN, week, 77))
    const edit = (await world().saidTo(ADMIN)).at(-1)?.action
    expect(edit).toMatchObject({ kind: 'edit-caption', target: { by: 'message-id', messageId: 77 } })
    expect(edit?.kind === 'edit-caption' ? edit.caption : '').toContain('The last 7 days')
  })

  it('speaks Persian to who does', async () => {
    await world().ask(said(ADMIN, '/admin_stats month', 'fa'))
    const [picture] = await world().saidTo(ADMIN)
    expect(picture === undefined ? '' : wordsOf(picture)).toContain('۳۰ روز گذشته')
  })
})
