import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitUntil } from '@anonchat/servers'
import { createDatabase, type Database } from '@anonchat/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { admin } from '../src/admin-main.js'
import { type System, startSystem } from '../src/index.js'
import { populate } from '../src/load/index.js'

const ADMIN = 900_001
const DEAF_ADMIN = 900_002
const MEMBERS = 20
const LIMIT_MS = 240_000
const folder = mkdtempSync(join(tmpdir(), 'anonchat-write-'))

let system: System
let db: Database
let ids: number[]
beforeAll(async () => {
  system = await startSystem({
    replicas: { gateway: 1, conversation: 1, relay: 1, admin: 1, matchmaker: 0, 'video-call': 0 },
    env: { ADMIN_IDS: `${ADMIN},${DEAF_ADMIN}`, BULK_RATE_PER_SECOND: '0', CHAT_RATE_PER_SECOND: '0' },
    sandbox: { limits: 'off' },
  })
  db = createDatabase(system.databaseUrl)
  for (const id of [ADMIN, DEAF_ADMIN])
    system.sandbox.createMember({ id, first_name: 'Admin', language_code: 'en', started: true })
  system.sandbox.block(DEAF_ADMIN)
  ids = await populate(system.databaseUrl, system.sandbox, MEMBERS)
}, LIMIT_MS)
afterAll(async () => {
  await db?.close()
  await system?.stop()
})

const url = () => system.replicas('admin')[0]?.url ?? ''
async function operate(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const printer = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
  const environment = { API_SECRET_KEY: system.env.API_SECRET_KEY ?? '' }
  const status = await admin([...args, '--url', url()], environment, printer, folder, join(folder, 'no.env'))
  return { status, out: out.join(''), err: err.join('') }
}
/** What the bot said in a chat. */
const saidTo = (chatId: number) =>
  system.sandbox.view(chatId).messages.filter(({ from, deleted }) => from === 'bot' && !deleted)
const withWords = (chatId: number, words: string) => saidTo(chatId).filter(({ text }) => text === words)
const until = (check: () => Promise<boolean> | boolean, what: string) =>
  waitUntil(
    async () => await check(),
    LIMIT_MS,
    () => what,
  )
const ended = (id: number) =>
  until(
    async () => (await db.prisma.broadcast.findUniqueOrThrow({ where: { id } })).status === 'finished',
    `broadcast ${id} does not end`,
  )
const livingIn = async (city: string) => {
  const rows = await db.prisma.user.findMany({ where: { cityKey: city }, select: { telegramId: true } })
  return rows.map(({ telegramId }) => Number(telegramId)).sort()
}
const got = (words: string) => ids.filter((id) => withWords(id, words).length === 1).sort()
/** Who got it more than once, or is nobody who was meant. */
const tooMany = (words: string) => ids.filter((id) => withWords(id, words).length > 1)

describe('a broadcast that is written elsewhere than in the chat', { timeout: LIMIT_MS }, () => {
  it('from the command line, reaches exactly its audience as its admin saw it, in two steps', async () => {
    const buttons = join(folder, 'buttons.txt')
    writeFileSync(buttons, 'Site - https://example.org\n')
    const written = await operate(
      ...['broadcast', 'write', '--admin', String(ADMIN), '--text', 'Hello <b>Lima</b>'],
      ...['--buttons', buttons, '--city', 'lima'],
    )
    expect(written).toMatchObject({ status: 0, err: '' })
    const [, id, people] = /^Broadcast #(\d+) is a draft for (\d+) people/.exec(written.out) ?? []
    const lima = await livingIn('lima')
    expect(Number(people)).toBe(lima.length)
    const [shown] = withWords(ADMIN, 'Hello Lima')
    expect(shown?.inlineKeyboard).toEqual([[{ text: 'Site', url: 'https://example.org' }]])
    expect(got('Hello Lima')).toEqual([])
    expect((await operate('broadcast', 'start', String(id))).status).toBe(0)
    await ended(Number(id))
    expect(got('Hello Lima')).toEqual(lima)
    expect(tooMany('Hello Lima')).toEqual([])
    const [copy] = withWords(lima[0] ?? 0, 'Hello Lima')
    expect(copy?.entities).toEqual(shown?.entities)
    expect(copy?.entities).toMatchObject([{ type: 'bold', offset: 6, length: 4 }])
    expect(copy?.inlineKeyboard).toEqual(shown?.inlineKeyboard)
    // What showed the draft in the admin's chat shows what became of it.
    await until(
      () => saidTo(ADMIN).some(({ text }) => text?.startsWith(`📣 Broadcast #${id} · ✅ Finished`) === true),
      'the admin does not see how far it is',
    )
  })

  it('on the page, reaches exactly whom was chosen there', async () => {
    const send = async (path: string, fields: Record<string, string>) => {
      const answer = await fetch(`${url()}/panel/broadcasts${path}`, {
        method: 'POST',
        headers: { 'X-API-Key': system.env.API_SECRET_KEY ?? '' },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      })
      expect(answer.status).toBe(303)
      return answer.headers.get('location') ?? ''
    }
    const address = await send('', { admin: String(ADMIN), text: 'Hello <i>Lagos</i>' })
    const id = Number(address.split('/').at(-1))
    const choices = { language: '-', gender: '-', premium: '-', active: '-', city: 'Lagos', at: '' }
    expect(await send(`/${id}/choose`, choices)).toContain('note=saved')
    expect(await send(`/${id}/start`, { stars: '' })).toContain('note=ordered')
    await ended(id)
    expect(got('Hello Lagos')).toEqual(await livingIn('lagos'))
    expect(tooMany('Hello Lagos')).toEqual([])
  })

  it.each([
    ['Hello <b>all', ADMIN, "can't parse entities"],
    ['Hello <blink>all</blink>', ADMIN, 'blink'],
    ['x'.repeat(4_097), ADMIN, 'too long'],
    ['Hello', DEAF_ADMIN, 'blocked it'],
    ['Hello', 5, 'ADMIN_IDS'],
  ])('is refused in words, and nothing is begun: %#', async (text, of, words) => {
    const before = await db.prisma.broadcast.count()
    const refused = await operate('broadcast', 'write', '--admin', String(of), '--text', text)
    expect(refused).toMatchObject({ status: 1, out: '', err: expect.stringContaining(words) })
    expect(await db.prisma.broadcast.count()).toBe(before)
  })

  it('is refused where nobody is meant, and nothing is shown', async () => {
    const of = ['broadcast', 'write', '--admin', String(ADMIN), '--text', 'Hello nobody']
    expect(await operate(...of, '--city', 'Nowhere')).toMatchObject({
      status: 1,
      err: expect.stringContaining('Nobody is in this audience'),
    })
    expect(withWords(ADMIN, 'Hello nobody')).toEqual([])
  })
})
