import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

async function control(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${s.sandbox.url}/control${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  return { status: response.status, body: await response.json() }
}

describe('the snapshot', () => {
  it("holds the newest messages of everybody's chat but the crowd's; older ones come page by page", async () => {
    s.sandbox.createMember({ crowd: true })
    const ids = [...Array(250).keys()].map((n) => s.sandbox.sendText(s.ada.id, `text ${n}`).messageId)
    const { body } = await control('GET', '/snapshot')
    expect(body).toMatchObject({
      token: s.sandbox.token,
      bot: { is_bot: true },
      chats: [{ member: { id: s.ada.id, crowd: false }, hasOlder: true, state: { botName: 'Sandbox' } }],
    })
    const { chats } = s.sandbox.snapshot()
    expect(chats[0]?.messages.map(({ messageId }) => messageId)).toEqual(ids.slice(-200))
    const older = `/members/${s.ada.id}/messages?before=${ids.at(-200)}`
    expect((await control('GET', `${older}&limit=2`)).body).toMatchObject([
      { messageId: ids.at(-202) },
      { messageId: ids.at(-201) },
    ])
    expect((await control('GET', older)).body).toHaveLength(51)
    expect((await control('GET', `${older}&limit=0`)).status).toBe(400)
  })

  it('lists the newest traffic, of all or of one member, with the crowd when asked', async () => {
    const guest = s.sandbox.createMember({ crowd: true })
    s.sandbox.sendText(guest.id, '/start')
    await s.bot.sendMessage(guest.id, 'to the crowd')
    await s.bot.sendMessage(s.ada.id, 'to Ada')
    const texts = async (query: string): Promise<unknown> => {
      const { body } = await control('GET', `/traffic${query}`)
      const { calls = [], updates = [] }: { calls?: unknown[]; updates?: unknown[] } = Object(body)
      return [calls, updates].map((list) => list.map((one) => Reflect.get(Object(one), 'memberId')))
    }
    expect(await texts('')).toEqual([[s.ada.id], [s.ada.id]])
    expect(await texts('?crowd=1')).toEqual([
      [guest.id, s.ada.id],
      [s.ada.id, guest.id],
    ])
    expect(await texts(`?memberId=${guest.id}`)).toEqual([[guest.id], [guest.id]])
    expect(await texts('?crowd=1&limit=1')).toEqual([[s.ada.id], [guest.id]])
  })

  it('says whose press a call answers, and which trace it belongs to', async () => {
    const inline_keyboard = [[{ text: 'A', callback_data: 'a' }]]
    await s.bot.sendMessage(s.ada.id, 'pick', { reply_markup: { inline_keyboard } })
    const pressed = s.sandbox.press(s.ada.id, { label: 'A' })
    const query = (await s.updates()).find((update) => update.callback_query)?.callback_query?.id ?? ''
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    await fetch(`${s.sandbox.url}/bot${s.sandbox.token}/answerCallbackQuery?callback_query_id=${query}`, {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    })
    await pressed
    expect(s.sandbox.calls().at(-1)).toMatchObject({ memberId: s.ada.id, traceId })
  })
})

describe('members', () => {
  it('may be called differently; older messages still show who they were', async () => {
    const ada = s.sandbox.createMember({ first_name: 'Ada', last_name: 'L', username: 'ada' })
    const { messageId } = s.sandbox.sendText(ada.id, 'before')
    const change = {
      first_name: 'Eda',
      last_name: null,
      username: 'eda',
      language_code: 'fa',
      is_premium: true,
    }
    expect((await control('PATCH', `/members/${ada.id}`, change)).body).toMatchObject({ first_name: 'Eda' })
    s.sandbox.sendText(ada.id, 'after')
    const update = (await s.updates()).at(-1)
    expect(update?.message?.from).toEqual({
      id: ada.id,
      is_bot: false,
      first_name: 'Eda',
      username: 'eda',
      language_code: 'fa',
      is_premium: true,
    })
    expect(update?.message?.chat).not.toHaveProperty('last_name')
    const old = s.sandbox.view(ada.id).messages.find((message) => message.messageId === messageId)
    expect(old?.message.from?.first_name).toBe('Ada')
    expect((await control('PATCH', `/members/${ada.id}`, { first_name: '' })).status).toBe(400)
  })

  it('who are removed are to the bot as if deactivated, and their ids are never used again', async () => {
    const gone: unknown[] = []
    s.sandbox.onEvent((event) => {
      if (event.type === 'member-gone') gone.push(event.memberId)
    })
    const chosen = s.sandbox.createMember({ id: 77 })
    const newest = s.sandbox.createMember()
    for (const { id } of [chosen, newest]) {
      s.sandbox.sendText(id, '/start')
      expect((await control('DELETE', `/members/${id}`)).status).toBe(200)
      expect(await s.call('sendMessage', { chat_id: id, text: 'x' })).toMatchObject({
        status: 403,
        description: 'Forbidden: user is deactivated',
      })
      expect((await control('GET', `/members/${id}`)).status).toBe(400)
      expect(() => s.sandbox.createMember({ id })).toThrow('never used again')
    }
    expect(gone).toEqual([77, newest.id])
    expect(s.sandbox.createMember().id).toBeGreaterThan(newest.id)
    expect(s.sandbox.members().map(({ id }) => id)).not.toContain(77)
  })

  it('get new ids after a reset too', () => {
    const { id } = s.sandbox.createMember()
    s.sandbox.reset()
    expect(s.sandbox.createMember().id).toBeGreaterThan(id)
  })
})
