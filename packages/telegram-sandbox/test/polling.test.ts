import type { TelegramUpdate } from '@gramio/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_TOKEN, startSandbox } from '../src/index.js'
import { type Stage, stage } from './support.js'

let s: Stage
beforeEach(async () => {
  s = await stage({ firstUpdateId: 100 })
})
afterEach(() => s.sandbox.stop())

const poll = (offset?: number, more: object = {}): Promise<TelegramUpdate[]> =>
  s.updates({ ...(offset !== undefined && { offset }), ...more })

const ids = (updates: TelegramUpdate[]) => updates.map((update) => update.update_id)

describe('getUpdates', () => {
  it('gives updates with rising ids, and again until they are confirmed by a higher offset', async () => {
    s.sandbox.sendText(s.ada.id, 'one')
    s.sandbox.sendText(s.ada.id, 'two')
    expect(ids(await poll())).toEqual([100, 101, 102])
    expect(ids(await poll(100))).toEqual([100, 101, 102])
    expect(ids(await poll(101, { limit: 1 }))).toEqual([101])
    expect(ids(await poll())).toEqual([101, 102])
    expect(ids(await poll(103))).toEqual([])
    expect(s.sandbox.pendingUpdates()).toBe(0)
  })

  it('keeps only the newest for a negative offset', async () => {
    s.sandbox.sendText(s.ada.id, 'one')
    s.sandbox.sendText(s.ada.id, 'two')
    expect(ids(await poll(-1))).toEqual([102])
    expect(ids(await poll())).toEqual([102])
  })

  it('waits for an update and answers as soon as there is one', async () => {
    await poll(101)
    const waiting = poll(101, { timeout: 50 })
    const arrived = new Promise<void>((resolve) => s.sandbox.onDeliver(() => resolve()))
    await s.call('getMe')
    s.sandbox.sendText(s.ada.id, 'now')
    await arrived
    expect(ids(await waiting)).toEqual([101])
  })

  it('answers with nothing when the time is over', async () => {
    expect(await poll(101, { timeout: 1 })).toEqual([])
  })

  it('ends the older of two polls with 409', async () => {
    await poll(101)
    const older = s.call('getUpdates', { offset: 101, timeout: 50 })
    await opened()
    const newer = s.call('getUpdates', { offset: 101, timeout: 50 })
    expect(await older).toEqual({
      status: 409,
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    s.sandbox.sendText(s.ada.id, 'for the newer')
    expect(await newer).toMatchObject({ ok: true, result: [{ message: { text: 'for the newer' } }] })
  })

  it('is refused while a webhook is set, and an open poll ends when one is set', async () => {
    await poll(101)
    const open = s.call('getUpdates', { offset: 101, timeout: 50 })
    await opened()
    await s.call('setWebhook', { url: 'http://127.0.0.1:9/' })
    expect(await open).toMatchObject({
      status: 409,
      description: 'Conflict: terminated by setWebhook request',
    })
    expect(await s.call('getUpdates')).toMatchObject({
      status: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    })
  })

  it('brings only the kinds that were asked for; reactions only on request', async () => {
    const { message_id } = await s.bot.sendMessage(s.ada.id, 'x')
    expect(s.sandbox.react(s.ada.id, message_id, '👍').updateId).toBeNull()
    await poll(101, { allowed_updates: ['message_reaction'] })
    expect(s.sandbox.sendText(s.ada.id, 'unwanted').updateId).toBeNull()
    s.sandbox.react(s.ada.id, message_id, '🔥')
    expect(await poll(101)).toMatchObject([
      { message_reaction: { message_id, old_reaction: [{ emoji: '👍' }], new_reaction: [{ emoji: '🔥' }] } },
    ])
  })

  it('goes on when ids restart: an offset from before confirms nothing of what comes after', async () => {
    await poll(101)
    s.sandbox.restartUpdateIds(7)
    s.sandbox.sendText(s.ada.id, 'after the restart')
    expect(ids(await poll(101))).toEqual([7])
    expect(ids(await poll(8))).toEqual([])
  })

  async function opened(): Promise<void> {
    // The poll is open once a later request of the same process has been answered.
    await s.call('getMe')
    await s.call('getMe')
  }
})

describe('tokens', () => {
  it('of different bots have separate members, messages and updates', async () => {
    const token = `2002:${'b'.repeat(35)}`
    const other = s.sandbox.bot(token)
    const member = other.createMember({ id: s.ada.id })
    other.sendText(member.id, 'to the other')
    expect(ids(await poll())).toEqual([100])
    const response = await fetch(`${s.sandbox.url}/bot${token}/getMe`)
    expect(await response.json()).toMatchObject({ ok: true, result: { id: 2002, is_bot: true } })
  })

  it('can be fixed: all others are refused', async () => {
    const token = `2002:${'b'.repeat(35)}`
    const sandbox = await startSandbox({ token })
    const refused = await fetch(`${sandbox.url}/bot${DEFAULT_TOKEN}/getMe`)
    const accepted = await fetch(`${sandbox.url}/bot${token}/getMe`)
    await sandbox.stop()
    expect([refused.status, accepted.status]).toEqual([401, 200])
  })
})
