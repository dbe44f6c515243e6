import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { fails, interfaceOf } from './interface.js'
import { askingForStars } from './people.js'
import { play } from './play.js'
import { ADMIN } from './servers.js'
import { wordsOf } from './world.js'

const world = play()
const ask = interfaceOf(world)
const actions = async (where: { targetUserId?: number; target?: string }) =>
  (await world().db.prisma.adminAction.findMany({ where, orderBy: { id: 'asc' } })).map(
    ({ action, actor, adminId }) => [action, actor, adminId],
  )
const ORDER = { 'Idempotency-Key': 'one-order-of-a-test' }
/** What a chat gets, each effect once, as the lane lets it through. */
const gotBy = async (chatId: number) => [
  ...new Map((await world().saidTo(chatId)).map((one) => [one.key, one])).values(),
]

describe('a member who is written to over HTTP', () => {
  it('reads it under words that say from whom it is, once for each order, and the log keeps no word of it', async () => {
    const { memberId, userId } = await world().member({ language: 'fa' })
    const once = await ask('POST', `/members/${memberId}/message`, { text: ' Hello <b>you</b> ' }, ORDER)
    expect(once).toEqual({ status: 200, body: { telegram_id: memberId, user_id: userId } })
    expect(await ask('POST', `/members/%23${userId}/message`, { text: 'Hello' }, ORDER)).toEqual(once)
    expect((await gotBy(memberId)).map(wordsOf)).toEqual([t('fa').members.fromTeam(), 'Hello <b>you</b>'])
    expect(await actions({ targetUserId: userId })).toEqual([['message', 'api', null]])
    const rows = await world().db.prisma.adminAction.findMany({ where: { targetUserId: userId } })
    expect(
      JSON.stringify(rows.map(({ stateBefore, stateAfter }) => [stateBefore, stateAfter])),
    ).not.toContain('Hello')
  })

  it.each([{}, { text: '' }, { text: '  ' }, { text: 'x'.repeat(4_097) }, { text: 'x', to: 1 }])(
    'is not sent what is no message: %j',
    async (body) => {
      const { memberId, userId } = await world().member()
      expect(await ask('POST', `/members/${memberId}/message`, body)).toEqual(fails(422, 'invalid_request'))
      expect(await ask('POST', '/members/5/message', { text: 'x' })).toEqual(fails(404, 'member_not_found'))
      expect(await world().envelopes()).toEqual([])
      expect(await actions({ targetUserId: userId })).toEqual([])
    },
  )
})

describe('a member who is deleted over HTTP', () => {
  it('has it done by their own mailbox, once for each order, and the log knows', async () => {
    const { memberId, userId } = await world().member()
    const once = await ask('POST', `/members/${memberId}/delete`, undefined, ORDER)
    expect(once).toEqual({ status: 200, body: { telegram_id: memberId, user_id: userId } })
    expect(await ask('POST', `/members/${memberId}/delete`, undefined, ORDER)).toEqual(once)
    const events = (await world().events()).filter((one) => one.memberId === memberId)
    expect(new Set(events.map((event) => JSON.stringify(event))).size).toBe(1)
    expect(events[0]).toMatchObject({ type: 'moderated', what: 'deleted' })
    expect(await actions({ targetUserId: userId })).toEqual([['delete', 'api', null]])
  })

  it('is neither an admin nor nobody', async () => {
    await world().member({ memberId: ADMIN })
    expect(await ask('POST', `/members/${ADMIN}/delete`)).toEqual(fails(409, 'is_admin'))
    expect(await ask('POST', '/members/5/delete')).toEqual(fails(404, 'member_not_found'))
    expect(await world().events()).toEqual([])
  })
})

describe('payments over HTTP', () => {
  it('that are asked for back are listed, and given back once for each order', async () => {
    const { memberId, chargeId, paymentId } = await askingForStars(world(), true)
    const { body } = await ask('GET', '/payments?limit=100')
    expect(body.payments).toContainEqual(
      expect.objectContaining({ payment_id: paymentId, telegram_id: memberId, amount: 200, state: 'asked' }),
    )
    const once = await ask('POST', `/payments/${paymentId}/refund`, undefined, ORDER)
    expect(once).toEqual({ status: 200, body: { payment_id: paymentId, outcome: 'asked' } })
    expect(await ask('POST', `/payments/${paymentId}/refund`, undefined, ORDER)).toEqual(once)
    expect((await gotBy(-memberId)).map(({ action }) => action)).toEqual([
      { kind: 'edit-subscription', memberId, chargeId, renews: false },
      { kind: 'refund', memberId, chargeId },
    ])
    expect(await actions({ target: `payment:${paymentId}` })).toEqual([['refund', 'api', null]])
  })

  it('are declined, of which the payer is told once; nothing is left to decline then', async () => {
    const { memberId, paymentId } = await askingForStars(world())
    const once = await ask('POST', `/payments/${paymentId}/decline`, undefined, ORDER)
    expect(once).toEqual({ status: 200, body: { payment_id: paymentId, outcome: 'declined' } })
    expect(await ask('POST', `/payments/${paymentId}/decline`, undefined, ORDER)).toEqual(once)
    expect((await gotBy(memberId)).map(wordsOf)).toEqual([t('en').support.declined()])
    expect(await ask('POST', `/payments/${paymentId}/decline`)).toEqual(fails(409, 'not_asked'))
    expect(await actions({ target: `payment:${paymentId}` })).toEqual([['decline-refund', 'api', null]])
  })

  it('that were given back, or are none, are refused', async () => {
    const { memberId, paymentId } = await askingForStars(world())
    await world().db.prisma.payment.update({ where: { id: paymentId }, data: { status: 'refunded' } })
    expect(await ask('POST', `/payments/${paymentId}/refund`)).toEqual(fails(409, 'refunded_before'))
    expect(await ask('POST', `/payments/${paymentId}/decline`)).toEqual(fails(409, 'not_asked'))
    for (const what of ['refund', 'decline'])
      expect(await ask('POST', `/payments/4294967295/${what}`)).toEqual(fails(404, 'payment_not_found'))
    expect(await world().saidTo(memberId)).toEqual([])
    expect(await actions({ target: `payment:${paymentId}` })).toEqual([])
  })
})
