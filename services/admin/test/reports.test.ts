import { claimReport } from '@anonchat/store'
import { beforeEach, describe, expect, it } from 'vitest'
import { reportAbout } from './people.js'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { buttonsOf, wordsOf } from './world.js'

const world = play()

beforeEach(async () => {
  await world().db.prisma.report.updateMany({ data: { isResolved: true, resolution: 'none' } })
})

const lastTo = async (adminId: number) => {
  const envelope = (await world().saidTo(adminId)).at(-1)
  if (envelope === undefined) throw new Error('the admin was told nothing')
  return envelope
}
const press = async (words: string, adminId = ADMIN) => {
  const found = [...buttonsOf(await lastTo(adminId))].find(([label]) => label.includes(words))
  if (found === undefined) throw new Error(`no button with ${words}`)
  const request = pressed(adminId, found[1])
  await world().ask(request)
  return request
}
const told = async () =>
  (await world().events()).flatMap((event) =>
    event.type === 'moderated' ? [[event.memberId, event.what]] : [],
  )
const three = async () => await Promise.all([world().member(), world().member(), world().member()])

describe('reports', () => {
  it('come the gravest first, of these about who is reported most, of these the oldest', async () => {
    const [a, b, c] = await three()
    const mild = await reportAbout(world(), b, a, { severity: 1 })
    const once = await reportAbout(world(), a, b, { severity: 3 })
    const often = await reportAbout(world(), a, c, { severity: 3 })
    const again = await reportAbout(world(), b, c, { severity: 3 })
    const grave = await reportAbout(world(), b, a, { severity: 5 })
    const order: (number | null)[] = []
    for (let i = 0; i < 6; i++) {
      const actor = { kind: 'telegram', adminId: 800_000 + i } as const
      order.push(await claimReport(world().db, actor, new Date()))
    }
    expect(order).toEqual([grave, often, again, once, mild, null])
  })

  it('are never in the hands of two: of fifty who take one at once each has another', async () => {
    const [a, b] = await three()
    const ids = await Promise.all(Array.from({ length: 10 }, () => reportAbout(world(), a, b)))
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        claimReport(world().db, { kind: 'telegram', adminId: 900_000 + i }, new Date()),
      ),
    )
    const held = claims.filter((id) => id !== null)
    expect(held.toSorted((x, y) => x - y)).toEqual(ids.toSorted((x, y) => x - y))
  })

  it('come back when who took one did not decide in time', async () => {
    const [a, b] = await three()
    const id = await reportAbout(world(), a, b)
    const [first, second] = [ADMIN, SECOND_ADMIN].map((adminId) => ({ kind: 'telegram', adminId }) as const)
    if (first === undefined || second === undefined) throw new Error('two admins')
    const began = new Date()
    expect(await claimReport(world().db, first, began)).toBe(id)
    expect(await claimReport(world().db, second, began)).toBeNull()
    expect(await claimReport(world().db, second, new Date(began.getTime() + 16 * 60_000))).toBe(id)
  })

  it('of which the other admin decided first are not decided again', async () => {
    const [a, b] = await three()
    const id = await reportAbout(world(), a, b)
    await world().ask(said(ADMIN, '/admin_reports'))
    await world().ask(pressed(SECOND_ADMIN, `admin:reports:resolve:${id}:warn`))
    expect(wordsOf(await lastTo(SECOND_ADMIN))).toContain('Somebody else decided')
    await press('No action')
    await world().ask(pressed(SECOND_ADMIN, `admin:reports:resolve:${id}:warn`))
    expect(await told()).toEqual([[a.memberId, 'thanked']])
  })
})

describe('a decision', () => {
  it('to warn tells the reported and thanks the reporter; the log has it', async () => {
    const [a, b] = await three()
    const id = await reportAbout(world(), a, b, { category: 'harassment' })
    await world().ask(said(ADMIN, '/admin_reports'))
    expect(wordsOf(await lastTo(ADMIN))).toContain('Insults or threats')
    const request = await press('Warn')
    expect(await told()).toEqual([
      [b.memberId, 'warned'],
      [a.memberId, 'thanked'],
    ])
    expect(await world().db.prisma.report.findUnique({ where: { id } })).toMatchObject({
      isResolved: true,
      resolution: 'warn',
      resolvedBy: BigInt(ADMIN),
    })
    expect(
      await world().db.prisma.adminAction.findUnique({ where: { key: `${request.trace}/report/${id}` } }),
    ).not.toBeNull()
  })

  it('to ban answers all reports about the member, and can be undone', async () => {
    const [a, b, c] = await three()
    await reportAbout(world(), a, b, { severity: 5 })
    const other = await reportAbout(world(), c, b)
    await world().ask(said(ADMIN, '/admin_reports'))
    await press('Ban')
    await press('For ever')
    expect(wordsOf(await lastTo(ADMIN))).toContain('1 more report')
    expect(await told()).toEqual([
      [b.memberId, 'banned'],
      [a.memberId, 'thanked'],
      [c.memberId, 'thanked'],
    ])
    expect(await world().db.prisma.report.findUnique({ where: { id: other } })).toMatchObject({
      resolution: 'ban',
    })
    await press('Undo')
    expect(await world().db.prisma.user.findUnique({ where: { id: b.userId } })).toMatchObject({
      isBanned: false,
    })
    expect(await told()).toContainEqual([b.memberId, 'lifted'])
  })

  it('to dismiss thanks nobody, and ends the suspension that waited for it', async () => {
    const [a, b] = await three()
    await reportAbout(world(), a, b)
    await world().db.prisma.user.update({ where: { id: b.userId }, data: { suspendedAt: new Date() } })
    await world().ask(said(ADMIN, '/admin_reports'))
    await press('Dismiss')
    expect(await told()).toEqual([[b.memberId, 'lifted']])
  })
})

describe('a ban by a report', () => {
  const stands = async ({ userId }: { userId: number }) =>
    await world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })

  it('leaves one that lasts longer as it is, and so does its undo', async () => {
    const [a, b] = await three()
    const id = await reportAbout(world(), a, b)
    await world().ask(
      said(ADMIN, `/admin_ban ${b.memberId} 0 for good`),
      pressed(ADMIN, `admin:reports:ban:${id}:1`),
    )
    expect(await stands(b)).toMatchObject({ isBanned: true, bannedUntil: null, banReason: 'for good' })
    await world().ask(pressed(ADMIN, `admin:reports:undo:${id}`))
    expect(await stands(b)).toMatchObject({ isBanned: true, bannedUntil: null, banReason: 'for good' })
    expect((await told()).filter(([id]) => id === b.memberId)).toEqual([[b.memberId, 'banned']])
  })

  it('takes the place of a shorter one', async () => {
    const [a, b] = await three()
    const id = await reportAbout(world(), a, b)
    await world().ask(said(ADMIN, `/admin_ban ${b.memberId} 1`), pressed(ADMIN, `admin:reports:ban:${id}:7`))
    const { bannedUntil } = await stands(b)
    expect(bannedUntil?.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000)
  })

  it('is not lifted by its undo when another one stands by then', async () => {
    const [a, b] = await three()
    const id = await reportAbout(world(), a, b)
    await world().ask(
      pressed(ADMIN, `admin:reports:ban:${id}:7`),
      said(ADMIN, `/admin_ban ${b.memberId} 0 for good`),
      pressed(ADMIN, `admin:reports:undo:${id}`),
    )
    expect(await stands(b)).toMatchObject({ isBanned: true, banReason: 'for good' })
    expect(await world().db.prisma.report.findUnique({ where: { id } })).toMatchObject({ isResolved: false })
  })
})

describe('a suspension by a report', () => {
  it('is not lifted by its undo where it stood before, or another report led to it too', async () => {
    const [a, b, c] = await three()
    const first = await reportAbout(world(), a, b)
    const second = await reportAbout(world(), c, b)
    const suspendedAt = new Date(Date.now() - 60_000)
    await world().db.prisma.user.update({ where: { id: b.userId }, data: { suspendedAt } })
    const stands = async () => await world().db.prisma.user.findUnique({ where: { id: b.userId } })
    await world().ask(
      pressed(ADMIN, `admin:reports:resolve:${first}:suspend`),
      pressed(ADMIN, `admin:reports:undo:${first}`),
    )
    expect(await stands()).toMatchObject({ suspendedAt })
    await world().ask(
      pressed(ADMIN, `admin:user:unsuspend:${b.userId}`),
      pressed(ADMIN, `admin:reports:resolve:${first}:suspend`),
      pressed(ADMIN, `admin:reports:resolve:${second}:suspend`),
      pressed(ADMIN, `admin:reports:undo:${first}`),
    )
    expect((await stands())?.suspendedAt).not.toBeNull()
    await world().ask(pressed(ADMIN, `admin:reports:undo:${second}`))
    expect((await stands())?.suspendedAt).not.toBeNull()
  })
})

describe('a suspension that a moderator decided', () => {
  it.each(['dismissed', 'none', 'warn'])('outlasts another report about them: %s', async (resolution) => {
    const [a, b, c] = await three()
    const [first, second] = [await reportAbout(world(), a, b), await reportAbout(world(), c, b)]
    await world().ask(
      pressed(ADMIN, `admin:reports:resolve:${first}:suspend`),
      pressed(ADMIN, `admin:reports:resolve:${second}:${resolution}`),
    )
    expect(
      (await world().db.prisma.user.findUniqueOrThrow({ where: { id: b.userId } })).suspendedAt,
    ).not.toBeNull()
    expect(await told()).not.toContainEqual([b.memberId, 'lifted'])
  })

  it('once lifted, does not hold one that came later by itself', async () => {
    const [a, b, c] = await three()
    const first = await reportAbout(world(), a, b)
    await world().ask(
      pressed(ADMIN, `admin:reports:resolve:${first}:suspend`),
      pressed(ADMIN, `admin:user:unsuspend:${b.userId}`),
    )
    const second = await reportAbout(world(), c, b)
    await world().db.prisma.user.update({ where: { id: b.userId }, data: { suspendedAt: new Date() } })
    await world().ask(pressed(ADMIN, `admin:reports:resolve:${second}:dismissed`))
    expect(await world().db.prisma.user.findUnique({ where: { id: b.userId } })).toMatchObject({
      suspendedAt: null,
    })
  })
})

describe('evidence', () => {
  it('is copied from the chat of the reporter to the admin alone, and the log says so', async () => {
    const [a, b] = await three()
    await reportAbout(world(), a, b, { evidence: [17, 18, 21] })
    await world().ask(said(ADMIN, '/admin_reports'))
    const request = await press('Show evidence')
    const copy = (await world().saidTo(ADMIN)).at(-1)
    expect(copy?.action).toMatchObject({ kind: 'copy', fromChatId: a.memberId, messageIds: [17, 18, 21] })
    expect(await world().db.prisma.adminAction.count({ where: { key: `${request.trace}/evidence` } })).toBe(1)
  })
})
