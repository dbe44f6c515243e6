import type { RunningService } from '@anonchat/runtime'
import { type S3Server, startS3, waitUntil } from '@anonchat/servers'
import { findMember } from '@anonchat/store'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { Client } from 'minio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startConversation } from '../src/index.js'
import { type Servers, startServers } from './servers.js'
import { dataOf } from './shown.js'
import { photo, press, text } from './updates.js'
import { openWorld, type World } from './world.js'

const BUCKET = 'profile-photos'
const TOKEN = `777:${'A'.repeat(35)}`
const LIMIT_MS = 120_000

let s3: S3Server
let sandbox: Sandbox
let servers: Servers
let service: RunningService
let world: World
beforeAll(async () => {
  ;[s3, sandbox] = await Promise.all([startS3(), startSandbox({ token: TOKEN, limits: 'off' })])
  servers = await startServers({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: sandbox.url,
    FLOOD_BURST: '1000',
    MINIO_ENDPOINT: s3.url,
    MINIO_ACCESS_KEY: s3.accessKey,
    MINIO_SECRET_KEY: s3.secretKey,
  })
  service = await startConversation(servers.environment)
  world = await openWorld(servers)
})
afterAll(async () => {
  await world?.close()
  await service?.stop()
  await Promise.all([servers?.dispose(), sandbox?.stop(), s3?.dispose()])
})

async function names(): Promise<string[]> {
  const { hostname, port } = new URL(s3.url)
  const { accessKey, secretKey } = s3
  const client = new Client({ endPoint: hostname, port: Number(port), useSSL: false, accessKey, secretKey })
  const found: string[] = []
  if (!(await client.bucketExists(BUCKET))) return found
  for await (const { name } of client.listObjectsV2(BUCKET, '', true))
    if (name !== undefined) found.push(name)
  return found.filter((name) => !name.startsWith('check-'))
}
const stored = () => world.db.prisma.storedPhoto.findMany({ orderBy: { id: 'asc' } })
const untilStored = (count: number) =>
  waitUntil(
    async () =>
      (await stored()).every(({ state }) => state === 'stored') &&
      (await stored()).length === count &&
      (await names()).length === count,
    LIMIT_MS,
    () => `there are not ${count} stored photos`,
  )
const fileId = () => sandbox.addFile('photo').fileId

async function member(file: string): Promise<number> {
  const id = world.newcomer()
  await world.deliver(text(id, '/start'), press(id, 'gender:female'), text(id, '30'), text(id, 'Rome'))
  await world.deliver(photo(id, file))
  return id
}

describe('a profile photo', () => {
  it('is stored beside, under a name of chance; another takes its place; it goes with the photo and with the member', async () => {
    const [first, second] = [fileId(), fileId()]
    const id = await member(first)
    await untilStored(1)
    const before = await names()
    expect(before[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect((await findMember(world.db, id))?.profile?.photoFileId).toBe(first)
    await world.deliver(press(id, 'edit:photo'), photo(id, second))
    await untilStored(1)
    expect(await names()).not.toEqual(before)
    // Nothing that a stranger may have.
    for (const name of await names()) expect((await fetch(`${s3.url}/${BUCKET}/${name}`)).status).toBe(403)
    await world.deliver(press(id, 'edit:no-photo'))
    await untilStored(0)
    await world.deliver(press(id, 'edit:photo'), photo(id, first))
    await untilStored(1)
    await world.deliver(text(id, '/delete_me'))
    await world.deliver(press(id, await dataOf(world, id, '🗑 Yes, delete everything')))
    await untilStored(0)
    expect(await findMember(world.db, id)).toBeNull()
  })

  it('never keeps anybody from registering: the store may be away, and has it later', async () => {
    await s3.stop()
    const file = fileId()
    const id = await member(file)
    expect((await findMember(world.db, id))?.profile?.photoFileId).toBe(file)
    expect(await stored()).toMatchObject([{ state: 'wanted' }])
    await s3.start()
    await untilStored(1)
  })

  it('that Telegram does not have, or that is none, is left alone: the profile has it all the same', async () => {
    const before = (await stored()).length
    const id = await member('no-such-file')
    const other = await member(sandbox.addFile('photo', Buffer.from('no photo')).fileId)
    await untilStored(before)
    for (const one of [id, other])
      expect((await findMember(world.db, one))?.profile?.photoFileId).not.toBeNull()
  })
})
