import { recordPayment, sessionKey } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { buttonsOf, wordsOf } from './world.js'

const world = play()

const last = async () => {
  const envelope = (await world().saidTo(ADMIN)).at(-1)
  if (envelope === undefined) throw new Error('the admin was told nothing')
  return envelope
}
const lastWords = async () => wordsOf(await last())
/** Presses the button under the last message whose words hold this. */
const press = async (words: string) => {
  const found = [...buttonsOf(await last())].find(([label]) => label.includes(words))
  if (found === undefined) throw new Error(`no button with ${words}`)
  const request = pressed(ADMIN, found[1])
  await world().ask(request)
  return request
}

describe('a list of members', () => {
  it('is paged by key: what a page shows stays there while people join', async () => {
    for (let i = 0; i < 20; i++) await world().member({ city: 'Pageville', cityKey: 'pageville' })
    await world().ask(said(ADMIN, '/admin_users Pageville'))
    const first = [...buttonsOf(await last()).keys()].slice(0, 8)
    await press('›')
    const second = [...buttonsOf(await last()).keys()].slice(0, 8)
    expect(second.filter((label) => first.includes(label))).toEqual([])
    await world().member({ city: 'Pageville', cityKey: 'pageville' })
    await press('‹')
    expect([...buttonsOf(await last()).keys()].slice(0, 8)).toEqual(first)
    await press('‹')
    expect([...buttonsOf(await last()).keys()].slice(0, 1)).not.toEqual(first.slice(0, 1))
  })

  it('finds by Telegram id, row, username and city, and says what can be looked for when it finds nobody', async () => {
    const { memberId, userId } = await world().member({
      username: 'Zelda_77',
      city: 'شیراز',
      cityKey: 'شیراز',
    })
    for (const words of [String(memberId), `#${userId}`]) {
      await world().ask(said(ADMIN, `/admin_users ${words}`))
      expect(await lastWords()).toContain(`Member ${memberId}`)
    }
    for (const words of ['@zelda', 'zelda_77', 'شيراز']) {
      await world().ask(said(ADMIN, `/admin_users ${words}`))
      expect([...buttonsOf(await last()).keys()][0]).toContain('@Zelda_77')
    }
    await world().ask(said(ADMIN, '/admin_users 1'), said(ADMIN, '/admin_users Nowhere at all'))
    expect((await world().saidTo(ADMIN)).slice(-2).map(wordsOf)).toEqual([
      expect.stringContaining('I know nobody with the id 1'),
      expect.stringContaining('I found nobody'),
    ])
  })
})

describe('a ban', () => {
  it('by buttons: for how long, why, done; in the record, in Redis, in the mailbox, in the log', async () => {
    const { memberId, userId } = await world().member({ language: 'fa' })
    await world().ask(said(ADMIN, `/admin_users ${memberId}`))
    await press('Ban')
    await press('7 days')
    const request = await press('Fraud')
    expect(await lastWords()).toContain('is banned')
    const row = await world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
    expect(row).toMatchObject({ isBanned: true, banReason: 'کلاهبرداری یا درخواست پول' })
    expect(row.bannedUntil?.getTime()).toBe(request.receivedAt + 7 * 86_400_000)
    expect(await world().redis.hget(sessionKey(memberId), 'banned')).toBe(String(row.bannedUntil?.getTime()))
    expect(await world().events()).toEqual([
      {
        type: 'moderated',
        memberId,
        trace: request.trace,
        what: 'banned',
        until: row.bannedUntil?.getTime(),
        reason: row.banReason,
      },
    ])
    const [action] = await world().db.prisma.adminAction.findMany({ where: { targetUserId: userId } })
    expect(action).toMatchObject({ action: 'ban', adminId: BigInt(ADMIN), actor: 'telegram' })
    expect(action?.stateBefore).toContain('"ban":null')
  })

  it('by command, with days and reason, for ever without; the reason is as it was written', async () => {
    const { memberId, userId } = await world().member()
    await world().ask(said(ADMIN, `/admin_ban ${memberId} 3 told lies`))
    expect(await world().db.prisma.user.findUnique({ where: { id: userId } })).toMatchObject({
      isBanned: true,
      banReason: 'told lies',
    })
    expect(await lastWords()).toMatch(/is banned.*Banned until .*Reason: told lies/s)
    await world().ask(said(ADMIN, `/admin_ban #${userId}`))
    expect(await lastWords()).toContain('Banned for ever')
    expect(await world().db.prisma.user.findUnique({ where: { id: userId } })).toMatchObject({
      bannedUntil: null,
    })
    await world().ask(said(ADMIN, `/admin_unban ${memberId}`), said(ADMIN, `/admin_unban ${memberId}`))
    expect(await world().db.prisma.user.findUnique({ where: { id: userId } })).toMatchObject({
      isBanned: false,
    })
    expect((await world().saidTo(ADMIN)).slice(-2).map(wordsOf)).toEqual([
      expect.stringContaining('is lifted'),
      expect.stringContaining('Nothing to do'),
    ])
    expect((await world().events()).map((event) => 'what' in event && event.what)).toEqual([
      'banned',
      'banned',
      'lifted',
    ])
  })

  it.each(['/admin_ban', '/admin_ban ann', '/admin_ban 5 99999', '/admin_ban 5 7h spam', '/admin_unban x'])(
    '%s is told how it is written',
    async (words) => {
      await world().ask(said(ADMIN, words))
      expect(await lastWords()).toContain('Like this:')
      expect(await world().events()).toEqual([])
    },
  )

  it('of an admin is refused', async () => {
    await world().member({ memberId: SECOND_ADMIN })
    await world().ask(said(ADMIN, `/admin_ban ${SECOND_ADMIN}`))
    expect(await lastWords()).toContain('ADMIN_IDS')
    expect(await world().events()).toEqual([])
  })

  it('in the admin’s own words waits for a text, and takes no other thing for it', async () => {
    const { memberId, userId } = await world().member()
    await world().ask(said(ADMIN, `/admin_users ${memberId}`))
    await press('Ban')
    await press('For ever')
    await press('own words')
    await world().ask(said(ADMIN, { sticker: { file_id: 'S' } }))
    expect(await lastWords()).toContain('Only a text')
    await world().ask(said(ADMIN, 'was rude to everybody'))
    expect(await world().db.prisma.user.findUnique({ where: { id: userId } })).toMatchObject({
      banReason: 'was rude to everybody',
    })
    await world().ask(said(ADMIN, 'hello partner'))
    expect((await world().events()).map(({ type }) => type)).toEqual(['moderated', 'update'])
  })
})

describe('premium and payments on a card', () => {
  it('are given in two presses, and shown, each with the way to give it back', async () => {
    const { memberId, userId } = await world().member()
    await recordPayment(world().db, {
      memberId,
      chargeId: `stx-card-${memberId}`,
      providerChargeId: null,
      offer: '30d',
      days: 30,
      amount: 200,
      currency: 'XTR',
      isRecurring: false,
      isFirst: true,
      paidAt: new Date(),
      at: new Date(),
    })
    await world().ask(said(ADMIN, `/admin_users ${memberId}`))
    await press('Grant premium')
    await press('90 days')
    expect(await lastWords()).toContain('has premium until')
    const log = await world().db.prisma.adminAction.findMany({ where: { targetUserId: userId } })
    expect(log.map(({ action, stateAfter }) => [action, stateAfter?.includes('"days":90')])).toEqual([
      ['premium', true],
    ])
    await press('Card')
    await press('Payments')
    await press('30d')
    expect(await lastWords()).toContain(`stx-card-${memberId}`)
  })
})

it('of two taps on a button that gives premium the second gives nothing', async () => {
  const { memberId, userId } = await world().member()
  await world().ask(said(ADMIN, `/admin_users ${memberId}`))
  await press('Grant premium')
  const data = [...buttonsOf(await last())].find(([label]) => label.includes('30 days'))?.[1] ?? ''
  await world().ask(pressed(ADMIN, data), pressed(ADMIN, data))
  const days = async () => {
    const { premiumExpiresAt } = await world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
    return Math.round(((premiumExpiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000)
  }
  expect(await days()).toBe(30)
  expect(await lastWords()).toContain('has premium until')
  expect(await world().db.prisma.adminAction.count({ where: { targetUserId: userId } })).toBe(1)
  await press('Card')
  await press('Grant premium')
  await press('30 days')
  expect(await days()).toBe(60)
})

describe('a message to a member', () => {
  it('is copied from the admin, under words that say from whom it comes, without the name of the admin', async () => {
    const { memberId } = await world().member()
    await world().ask(said(ADMIN, `/admin_users ${memberId}`))
    await press('Message')
    const answer = said(ADMIN, { photo: [{ file_id: 'P', width: 1, height: 1 }] })
    await world().ask(answer)
    const [words, copy] = await world().saidTo(memberId)
    expect(words === undefined ? '' : wordsOf(words)).toContain('from the team')
    expect(copy?.action).toMatchObject({ kind: 'copy', fromChatId: ADMIN })
    expect(await lastWords()).toContain('Sent to member')
  })
})

describe('a deletion', () => {
  it('takes two presses, is written into the log once, and is done by the mailbox of the member', async () => {
    const { memberId, userId } = await world().member()
    await world().ask(said(ADMIN, `/admin_users ${memberId}`))
    await press('Delete')
    expect(await world().events()).toEqual([])
    const request = await press('Yes, delete')
    expect(await lastWords()).toContain('is being deleted')
    await world().publisher.adminCommand(request, `${request.trace}-again`)
    await world().ask(said(ADMIN, '/admin'))
    const told = {
      type: 'moderated',
      memberId,
      trace: request.trace,
      what: 'deleted',
      until: null,
      reason: null,
    }
    expect(new Set((await world().events()).map((event) => JSON.stringify(event)))).toEqual(
      new Set([JSON.stringify(told)]),
    )
    const actions = await world().db.prisma.adminAction.findMany({ where: { targetUserId: userId } })
    expect(actions.map(({ action }) => action)).toEqual(['delete'])
  })

  it('of an admin is refused', async () => {
    await world().ask(
      pressed(ADMIN, `admin:user:delete:${(await world().member({ memberId: SECOND_ADMIN })).userId}:yes`),
    )
    expect(await lastWords()).toContain('This is an admin')
    expect(await world().events()).toEqual([])
  })
})
