import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.sandbox.stop())

const say = (chatId = s.ada.id, text = 'hi') => s.call('sendMessage', { chat_id: chatId, text })

describe('limits', () => {
  it('of one chat answer 429 with the seconds to wait, and leave others alone', async () => {
    s.sandbox.setLimits({ perChat: { ratePerSecond: 0.01, burst: 2 } })
    expect([(await say()).ok, (await say()).ok]).toEqual([true, true])
    const refused = await say()
    const seconds = refused.parameters?.retry_after
    expect(refused).toEqual({
      status: 429,
      ok: false,
      error_code: 429,
      description: `Too Many Requests: retry after ${seconds}`,
      parameters: { retry_after: expect.any(Number) },
    })
    expect(seconds).toBeGreaterThan(50)
    const bob = s.sandbox.createMember()
    s.sandbox.sendText(bob.id, 'hi')
    expect((await say(bob.id)).ok).toBe(true)
    expect(s.sandbox.view(s.ada.id).messages.filter((message) => message.from === 'bot')).toHaveLength(2)
  })

  it('take an album whole or not at all', async () => {
    const files = [1, 2, 3].map(() => s.sandbox.addFile('photo').fileId)
    const album = async () => {
      const media = files.map((fileId) => ({ type: 'photo', media: fileId }))
      return (await s.call('sendMediaGroup', { chat_id: s.ada.id, media })).status
    }
    s.sandbox.setLimits({ perChat: { ratePerSecond: 0.01, burst: 4 } })
    expect([await album(), await album(), (await say()).status, (await say()).status]).toEqual([
      200, 429, 200, 429,
    ])
  })

  it('of the whole bot count all chats together, and can be switched off', async () => {
    const bob = s.sandbox.createMember()
    s.sandbox.sendText(bob.id, 'hi')
    s.sandbox.setLimits({ global: { ratePerSecond: 0.01, burst: 2 } })
    expect([(await say()).ok, (await say(bob.id)).ok, (await say()).status]).toEqual([true, true, 429])
    s.sandbox.setLimits('off')
    expect((await say()).ok).toBe(true)
  })

  it('of bulk messages spare who has just written, and those who pay', async () => {
    const quiet = s.sandbox.createMember()
    s.sandbox.deliver([{ memberId: quiet.id, text: 'long ago' }])
    const bulk = { ratePerSecond: 0.01, burst: 1, quietSeconds: 0.005 }
    s.sandbox.setLimits({ bulk })
    await expect.poll(async () => (await say(quiet.id)).status).toBe(429)
    expect(
      (await s.call('sendMessage', { chat_id: quiet.id, text: 'paid', allow_paid_broadcast: true })).ok,
    ).toBe(true)
    s.sandbox.setLimits({ bulk: { ...bulk, quietSeconds: 60 } })
    expect([(await say()).ok, (await say()).ok]).toEqual([true, true])
  })

  it('count every item of an album', async () => {
    s.sandbox.setLimits({ perChat: { ratePerSecond: 0.01, burst: 2 } })
    const photo = s.sandbox.addFile('photo').fileId
    const media = [1, 2, 3].map(() => ({ type: 'photo', media: photo }))
    expect((await s.call('sendMediaGroup', { chat_id: s.ada.id, media })).status).toBe(429)
  })
})

describe('faults', () => {
  it('strike the methods and chats that they name, as often as they say', async () => {
    const bob = s.sandbox.createMember()
    s.sandbox.sendText(bob.id, 'hi')
    s.sandbox.addFault({ kind: 'error-500', methods: ['sendMessage'], chatId: s.ada.id, times: 2 })
    expect((await say(bob.id)).ok).toBe(true)
    expect(await say()).toEqual({
      status: 500,
      ok: false,
      error_code: 500,
      description: 'Internal Server Error',
    })
    expect([(await say()).status, (await say()).status]).toEqual([500, 200])
    expect(s.sandbox.faults()).toEqual([])
  })

  it('slow calls down', async () => {
    s.sandbox.addFault({ kind: 'slow', ms: 60, times: 1 })
    const start = performance.now()
    expect((await say()).ok).toBe(true)
    expect(performance.now() - start).toBeGreaterThan(55)
  })

  it('answer 502 with a page that is no JSON', async () => {
    s.sandbox.addFault({ kind: 'bad-gateway', times: 1 })
    const response = await fetch(`${s.sandbox.url}/bot${s.sandbox.token}/getMe`)
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html'])
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>')
  })

  it('cut the connection without doing anything', async () => {
    s.sandbox.addFault({ kind: 'reset', methods: ['sendMessage'], times: 1 })
    await expect(say()).rejects.toThrow()
    expect(s.sandbox.view(s.ada.id).messages.some((message) => message.from === 'bot')).toBe(false)
  })

  it('lose the answer of a message that was sent', async () => {
    s.sandbox.addFault({ kind: 'lost-answer', methods: ['sendMessage'], times: 1 })
    await expect(say(s.ada.id, 'sent all the same')).rejects.toThrow()
    expect(await s.sandbox.waitFor(s.ada.id, 'sent all the same')).toMatchObject({ from: 'bot' })
    expect(s.sandbox.calls({ method: 'sendMessage' })).toMatchObject([{ status: 0 }])
  })

  it('storm with 429', async () => {
    const id = s.sandbox.addFault({ kind: 'too-many-requests', retryAfter: 7 })
    expect(await say()).toMatchObject({ status: 429, parameters: { retry_after: 7 } })
    s.sandbox.removeFault(id)
    expect((await say()).ok).toBe(true)
  })

  it('of probability 0 never strike', async () => {
    s.sandbox.addFault({ kind: 'error-500', probability: 0 })
    expect((await say()).ok).toBe(true)
  })
})

describe('who cannot be written to', () => {
  it('blocked the bot: 403, and my_chat_member tells it, both ways', async () => {
    const last = (await s.updates()).at(-1)?.update_id ?? 0
    s.sandbox.block(s.ada.id)
    expect(await say()).toEqual({
      status: 403,
      ok: false,
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    s.sandbox.unblock(s.ada.id)
    expect((await say()).ok).toBe(true)
    const told = await s.updates({ offset: last + 1 })
    expect(
      told.map(({ my_chat_member: change }) => [
        change?.old_chat_member.status,
        change?.new_chat_member.status,
      ]),
    ).toEqual([
      ['member', 'kicked'],
      ['kicked', 'member'],
    ])
  })

  it('is deactivated', async () => {
    s.sandbox.setDeactivated(s.ada.id, true)
    expect(await say()).toMatchObject({ status: 403, description: 'Forbidden: user is deactivated' })
  })

  it('never pressed Start', async () => {
    const bob = s.sandbox.createMember()
    expect(await say(bob.id)).toMatchObject({
      status: 403,
      description: "Forbidden: bot can't initiate conversation with a user",
    })
  })

  it('takes no voice messages', async () => {
    s.sandbox.setVoiceForbidden(s.ada.id, true)
    const voice = s.sandbox.addFile('voice').fileId
    expect(await s.call('sendVoice', { chat_id: s.ada.id, voice })).toMatchObject({
      status: 400,
      description: 'Bad Request: VOICE_MESSAGES_FORBIDDEN',
    })
  })
})
