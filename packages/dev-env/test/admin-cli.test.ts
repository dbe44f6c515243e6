import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@anonchat/servers'
import {
  askRefund,
  createDatabase,
  type Database,
  findMember,
  recordPayment,
  registerMember,
} from '@anonchat/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { admin } from '../src/admin-main.js'
import { type System, startSystem } from '../src/index.js'

const MEMBER = 880_001
const folder = mkdtempSync(join(tmpdir(), 'anonchat-cli-'))
let system: System
let db: Database
beforeAll(async () => {
  system = await startSystem({
    replicas: { gateway: 0, conversation: 0, matchmaker: 0, relay: 0, 'video-call': 0 },
  })
  db = createDatabase(system.databaseUrl)
  await registerMember(db, {
    memberId: MEMBER,
    username: 'ann',
    language: 'en',
    registeredAt: new Date(),
    gender: 'female',
    age: 30,
    city: 'Graz',
    cityKey: 'graz',
    photoFileId: null,
  })
})
afterAll(async () => {
  await db?.close()
  await system?.stop()
})

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const out: string[] = []
  const err: string[] = []
  const printer = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
  const status = await admin(args, environment, printer, folder, join(folder, 'no.env'))
  return { status, out: out.join(''), err: err.join('') }
}
/** Payments of a member who asks for each of them back. @returns their numbers, the first asked for first */
async function askForStars(of: Database, memberId: number, count: number): Promise<number[]> {
  const numbers: number[] = []
  for (let made = 0; made < count; made += 1) {
    const [at, chargeId] = [new Date(Date.now() + made), `stx-${memberId}-${made}`]
    const charge = { chargeId, providerChargeId: null, offer: '30d', days: 30, amount: 200, currency: 'XTR' }
    await recordPayment(of, { memberId, ...charge, isRecurring: false, isFirst: true, paidAt: at, at })
    const { id, userId } = await of.prisma.payment.findUniqueOrThrow({ where: { chargeId } })
    await askRefund(of, { userId, paymentId: id, at })
    numbers.push(id)
  }
  return numbers
}
const url = () => system.replicas('admin')[0]?.url ?? ''
const operate = (...args: string[]) =>
  run([...args, '--url', url()], { API_SECRET_KEY: system.env.API_SECRET_KEY ?? '' })

describe('npm run admin', () => {
  it('bans, unbans and gives premium, in words and as JSON', async () => {
    const banned = await operate('ban', String(MEMBER), '--days', '3', '--reason', 'insults')
    expect(banned).toMatchObject({ status: 0, err: '', out: expect.stringContaining('is banned until') })
    expect(await findMember(db, MEMBER)).toMatchObject({ isBanned: true, banReason: 'insults' })
    const lifted = await operate('unban', String(MEMBER), '--json')
    expect(JSON.parse(lifted.out)).toMatchObject({ telegram_id: MEMBER, changed: true, ban: null })
    expect((await operate('unban', String(MEMBER))).out).toContain('Nothing to do')
    const granted = await operate('grant', `#${(await findMember(db, MEMBER))?.userId}`, '30')
    expect(granted).toMatchObject({ status: 0, out: expect.stringContaining('has premium until') })
    expect((await findMember(db, MEMBER))?.isPremium).toBe(true)
  })

  it('shows figures and broadcasts, and writes what is kept of a member into a file', async () => {
    expect((await operate('stats', '--period', 'week')).out).toMatch(/Members\n {2}all +1\n/)
    expect(JSON.parse((await operate('stats', '--json')).out).days).toHaveLength(30)
    expect((await operate('broadcast')).out).toBe('There are no broadcasts yet.\n')
    const file = join(folder, 'kept.json')
    expect((await operate('export', String(MEMBER), '--to', file)).status).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ member: { city: 'Graz' } })
  })

  it('writes to a member, decides about payments, and deletes a member who is named for sure', async () => {
    const written = await operate('message', String(MEMBER), 'Hello')
    expect(written).toMatchObject({ status: 0, out: `Member ${MEMBER} is sent the message.\n` })
    const [refused, declined] = await askForStars(db, MEMBER, 2)
    expect((await operate('payments')).out).toMatch(
      new RegExp(`^#${refused}  member ${MEMBER}  30d  200 XTR .*\n#${declined} `),
    )
    expect((await operate('refund', String(refused))).out).toContain('Telegram is asked')
    expect((await operate('decline', String(declined))).out).toContain('is not given back')
    expect(await operate('decline', String(declined))).toMatchObject({
      status: 1,
      err: '✗ Nobody waits for an answer about this payment.\n',
    })
    expect(await operate('delete', String(MEMBER))).toMatchObject({ status: 2, out: '' })
    expect((await operate('delete', String(MEMBER), '--yes')).out).toBe(
      `Member ${MEMBER} is being deleted.\n`,
    )
    const log = await db.prisma.adminAction.findMany({ orderBy: { id: 'desc' }, take: 4 })
    expect(log.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'api delete',
      'api decline-refund',
      'api refund',
      'api message',
    ])
  })

  it('says what is refused, with 1', async () => {
    expect(await operate('ban', '5')).toMatchObject({ status: 1, err: '✗ There is no such member.\n' })
    expect(await operate('broadcast', 'pause', '7')).toMatchObject({ status: 1, out: '' })
  })

  it.each([
    [['ban'], 'A member is'],
    [['ban', 'x'], 'A member is'],
    [['ban', '5', '--days', '-1'], '--days'],
    [['ban', '5', '--days', '9999'], '--days'],
    [['unban', '5', '--days', '1'], 'has no --days'],
    [['unban', '5', '6'], 'takes no 6'],
    [['grant', '5'], 'Days'],
    [['stats', '--period', 'year'], '--period'],
    [['broadcast', 'begin', '1'], 'A broadcast takes'],
    [['message', '5'], 'needs a text'],
    [['message', 'x', 'Hello'], 'A member is'],
    [['delete', '5'], '--yes'],
    [['refund', 'x'], 'The number of a payment'],
    [['payments', '5'], 'takes no 5'],
    [['broadcast', 'write', '--text', 'x'], '--admin'],
    [['broadcast', 'write', '--admin', '5'], '--text or --text-file'],
    [['broadcast', 'write', '--admin', '5', '--text', ' '], 'without words'],
    [['broadcast', 'write', '--admin', '5', '--text', 'x', '--text-file', 'y'], '--text or --text-file'],
    [['broadcast', 'write', '--admin', '5', '--text-file', '/nowhere/at/all'], '--text-file'],
    [['broadcast', 'write', '--admin', '5', '--text', 'x', '--premium', 'maybe'], 'yes or no'],
    [['broadcast', 'write', '--admin', '5', '--text', 'x', '--active-days', '0'], '--active-days'],
    [['broadcast', 'start', '5', '--text', 'x'], 'has no --text'],
    [['seed', 'many'], 'Members'],
    [['seed'], 'DATABASE_URL'],
    [['stats', '--key', 'abcdefgh'], 'has no --key'],
    [['unban', '5', '--key', 'a b'], '--key'],
    [['fly'], 'There is no command fly'],
    [['ban', '5', '--odd'], '--odd'],
  ])('knows %j for no command, with 2', async (args, words) => {
    expect(await run(args, { API_SECRET_KEY: 'x'.repeat(20) })).toEqual({
      status: 2,
      out: '',
      err: expect.stringContaining(words),
    })
  })

  it('says that the service is not up, or is another one, with 3', async () => {
    const key = { API_SECRET_KEY: 'x'.repeat(20) }
    expect(await run(['stats'], { ...key, ADMIN_PORT: '9' })).toMatchObject({
      status: 3,
      err: expect.stringContaining('http://127.0.0.1:9'),
    })
    expect(await run(['stats', '--url', system.sandbox.url], key)).toMatchObject({
      status: 3,
      err: expect.stringContaining('is not the admin service'),
    })
  })

  it('says that the key is missing or wrong, with 4, and takes the one of npm start', async () => {
    expect(await run(['stats', '--url', url()])).toMatchObject({
      status: 4,
      err: expect.stringContaining('API_SECRET_KEY is not set'),
    })
    const wrong = await run(['stats', '--url', url()], { API_SECRET_KEY: 'another-key-than-this' })
    expect(wrong).toMatchObject({ status: 4, err: expect.stringContaining('has another key') })
    const { BOT_TOKEN, API_SECRET_KEY } = system.env
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ BOT_TOKEN, API_SECRET_KEY }))
    expect((await run(['stats', '--url', url()])).status).toBe(0)
  })

  it('says what there is', async () => {
    const { status, out } = await run(['ban', '--help'])
    expect(status).toBe(0)
    for (const name of ['stats', 'ban', 'message', 'delete', 'payments', 'broadcast write', 'export', 'seed'])
      expect(out).toContain(`npm run admin -- ${name}`)
  })

  it('fills a database with generated members, beside real ones only when told to', async () => {
    const database = await createTestDatabase()
    const seed = (...more: string[]) => run(['seed', '3000', '--database', database.url, ...more])
    const there = createDatabase(database.url)
    try {
      expect(await seed('--json')).toMatchObject({
        status: 0,
        out: expect.stringContaining('"members":3000'),
      })
      expect(await there.prisma.user.count()).toBe(3_000)
      expect(await there.prisma.chatRoom.count()).toBe(3_000)
      expect(await seed()).toMatchObject({ status: 1, err: expect.stringContaining('--force') })
      expect(await seed('--force')).toMatchObject({ status: 1, err: expect.stringContaining('generated') })
      const inOther = await run(['seed', '200', '--database', system.databaseUrl])
      expect(inOther.status).toBe(1)
      expect((await run(['seed', '200', '--database', system.databaseUrl, '--force'])).status).toBe(0)
      expect(await db.prisma.user.count()).toBe(201)
      expect(await db.prisma.chatRoom.count({ where: { user1: { telegramId: MEMBER } } })).toBe(0)
    } finally {
      await there.close()
      await database.drop()
    }
  })
})
