import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/index.js'
import { receiver } from './receiver.js'
import { callJson } from './support.js'

let dataDir: string
let sandbox: Sandbox

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-data-'))
})
afterEach(async () => {
  await sandbox?.stop().catch(() => {})
  await rm(dataDir, { recursive: true, force: true })
})

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ dataDir, limits: 'off', webhookRetry: { baseMs: 5, maxMs: 20 }, ...options })
  return sandbox
}

async function restart(options: SandboxOptions = {}): Promise<Sandbox> {
  await sandbox.stop()
  return start(options)
}

const call = (method: string, params: unknown = {}) => callJson(sandbox.url, sandbox.token, method, params)

async function waiting(offset = 0): Promise<unknown> {
  return (await call('getUpdates', { offset })).result
}

describe('a data folder', () => {
  it('keeps files with their bytes, invoices, channels, and the answers that presses wait for', async () => {
    await start()
    const ada = sandbox.createMember()
    sandbox.sendText(ada.id, '/start')
    const content = Buffer.from('some bytes')
    sandbox.sendMedia(ada.id, 'document', { content, fileName: 'a.bin' })
    const sample = sandbox.sendMedia(ada.id, 'voice')
    const price = {
      title: 'T',
      description: 'D',
      payload: 'p',
      currency: 'XTR',
      prices: [{ label: 'L', amount: 5 }],
    }
    const invoice = await call('sendInvoice', { chat_id: ada.id, ...price })
    const link = await call('createInvoiceLink', price)
    const channel = sandbox.createChannel({ username: 'news' })
    sandbox.setMembership(channel.id, ada.id, 'member')
    const markup = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] }
    await call('sendMessage', { chat_id: ada.id, text: 'pick', reply_markup: markup })
    const pressed = sandbox.press(ada.id, { label: 'A' })
    const fileIds = sandbox.messages(ada.id).map(({ fileId }) => fileId)
    await restart()
    await pressed

    const file = await call('getFile', { file_id: fileIds[1] })
    const path = Reflect.get(Object(file.result), 'file_path')
    const bytes = await (await fetch(`${sandbox.url}/file/bot${sandbox.token}/${path}`)).arrayBuffer()
    expect(Buffer.from(bytes)).toEqual(content)
    const again = sandbox.sendMedia(ada.id, 'voice')
    const fileOf = (id: number) => sandbox.messages(ada.id).find(({ messageId }) => messageId === id)?.fileId
    expect(fileOf(again.messageId)).toBe(fileOf(sample.messageId))
    expect(await call('getChatMember', { chat_id: '@news', user_id: ada.id })).toMatchObject({
      result: { status: 'member' },
    })
    for (const target of [
      { messageId: Number(Reflect.get(Object(invoice.result), 'message_id')) },
      { link: String(link.result) },
    ]) {
      const paid = sandbox.pay(ada.id, target)
      await answerCheckout()
      expect(await paid).toMatchObject({ kind: 'paid' })
    }
    const updates = await waiting()
    const query = (Array.isArray(updates) ? updates : []).find((update) => 'callback_query' in update)
    expect(await call('answerCallbackQuery', { callback_query_id: query.callback_query.id })).toMatchObject({
      ok: true,
    })
  })

  async function answerCheckout(): Promise<void> {
    const updates = await waiting()
    const query = (Array.isArray(updates) ? updates : []).findLast((one) => 'pre_checkout_query' in one)
    await call('answerPreCheckoutQuery', { pre_checkout_query_id: query.pre_checkout_query.id, ok: true })
  }

  it('gives an update that the bot has not confirmed after a restart, and one that it has never again', async () => {
    await start()
    const ada = sandbox.createMember()
    const first = sandbox.sendText(ada.id, 'one')
    const second = sandbox.sendText(ada.id, 'two')
    await waiting(second.updateId ?? 0)
    await restart()
    expect(await waiting()).toMatchObject([{ update_id: second.updateId, message: { text: 'two' } }])
    const third = sandbox.sendText(ada.id, 'three')
    expect([second.updateId, third.updateId]).toEqual([(first.updateId ?? 0) + 1, (first.updateId ?? 0) + 2])
    expect(third.messageId).toBeGreaterThan(second.messageId)
    await waiting((third.updateId ?? 0) + 1)
    await restart()
    expect(await waiting()).toEqual([])
  })

  it('goes on with the webhook, in order and once each', async () => {
    await start()
    const hook = await receiver()
    const ada = sandbox.createMember()
    await call('setWebhook', { url: hook.url, secret_token: 'secret', allowed_updates: ['message'] })
    sandbox.sendText(ada.id, 'one')
    const one = await hook.next()
    one.answer(200)
    await sandbox.drained()
    sandbox.sendText(ada.id, 'two')
    const two = await hook.next()
    await restart()
    two.answer(200)
    sandbox.sendText(ada.id, 'three')
    for (const text of ['two', 'three']) {
      const { update, answer } = await hook.next()
      answer(200)
      expect(update).toMatchObject({ message: { text } })
    }
    await sandbox.drained()
    expect(await call('getWebhookInfo')).toMatchObject({
      result: { url: hook.url, pending_update_count: 0, allowed_updates: ['message'] },
    })
    await hook.stop()
  })

  it('is cleared by a reset, but ids go on, also over the next start', async () => {
    await start()
    await call('setMyCommands', { commands: [{ command: 'go', description: 'Go' }] })
    const ada = sandbox.createMember()
    const sent = sandbox.sendText(ada.id, 'x')
    sandbox.addFault({ kind: 'slow', ms: 1 })
    sandbox.reset()
    await restart()
    expect(sandbox.snapshot()).toMatchObject({ chats: [], faults: [] })
    expect(await waiting()).toEqual([])
    const bob = sandbox.createMember()
    const next = sandbox.sendText(bob.id, 'y')
    expect(bob.id).toBeGreaterThan(ada.id)
    expect(next.messageId).toBe(sent.messageId + 1)
    expect(next.updateId).toBe((sent.updateId ?? 0) + 1)
    expect(sandbox.snapshot().chats[0]?.state.commands).toHaveLength(1)
    expect(await call('sendMessage', { chat_id: ada.id, text: 'x' })).toMatchObject({ status: 403 })
  })

  it('keeps other bots as they were', async () => {
    await start()
    const token = `4004:${'d'.repeat(35)}`
    const { id } = sandbox.bot(token).createMember({ first_name: 'Eve' })
    await restart()
    expect(sandbox.bot(token).members()).toMatchObject([{ id, first_name: 'Eve' }])
    expect(sandbox.members()).toEqual([])
  })

  it('gives its first member another id than any other folder does', async () => {
    await start()
    const { id } = sandbox.createMember()
    expect(id).toBeGreaterThan(10_000_000_000)
    expect(Number.isSafeInteger(id)).toBe(true)
  })

  it('is used by one sandbox at a time', async () => {
    await start()
    await expect(startSandbox({ dataDir })).rejects.toThrow('is in use by another sandbox')
  })

  it('of another format, or of something else, is refused in words and left as it is', async () => {
    for (const [key, words] of [
      ['format', 'has format 2'],
      ['other', 'holds something else'],
    ] as const) {
      const path = join(dataDir, key)
      const level = new ClassicLevel(path)
      await level.put(key, '2')
      await level.close()
      await expect(startSandbox({ dataDir: path })).rejects.toThrow(words)
      await level.open()
      expect(await level.keys().all()).toEqual([key])
      await level.close()
    }
  })

  it('is let go when the port is taken', async () => {
    const other = await startSandbox()
    await expect(startSandbox({ dataDir, port: other.port })).rejects.toThrow('EADDRINUSE')
    await other.stop()
    await start()
  })

  it('holds nothing when nobody asked for one', async () => {
    sandbox = await startSandbox()
    sandbox.createMember()
    await sandbox.stop()
    expect(await readdir(dataDir)).toEqual([])
  })
})
