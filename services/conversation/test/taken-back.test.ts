import { ensureStreams } from '@anonchat/bus'
import type { MemberEvent } from '@anonchat/contracts'
import { type Channel, type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { barText, t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Handler, openHandler } from './crashing.js'
import { type Servers, startServers } from './servers.js'
import { press, text } from './updates.js'
import { openWorld, type World } from './world.js'

const en = t('en')
let sandbox: Sandbox
let channel: Channel
let servers: Servers
let world: World
let handler: Handler

beforeAll(async () => {
  sandbox = await startSandbox({ token: `777:${'A'.repeat(35)}` })
  channel = sandbox.createChannel({ username: 'strangers_news' })
  servers = await startServers({
    TELEGRAM_API_ROOT: sandbox.url,
    MANDATORY_CHANNEL_ID: '@strangers_news',
    FLOOD_BURST: '1000',
  })
  world = await openWorld(servers)
  await ensureStreams(world.bus.jsm)
  handler = await openHandler(servers, world)
})
afterAll(async () => {
  await handler.close()
  await world.close()
  await servers.dispose()
  await sandbox.stop()
})

const member = async () => {
  const id = world.newcomer()
  sandbox.createMember({ id, first_name: 'Somebody' })
  sandbox.setMembership(channel.id, id, 'member')
  const answers = [text(id, '/start'), text(id, 'male'), text(id, '30'), text(id, 'Rome'), press(id, 'skip')]
  for (const event of answers) await handler.handle(event)
  return id
}

const leaveChannel = async (id: number) => {
  sandbox.setMembership(channel.id, id, 'left')
  await world.redis.del(`gate:${id}`)
}
const banned = async (id: number) => {
  await world.db.prisma.user.update({ where: { telegramId: BigInt(id) }, data: { isBanned: true } })
  await world.redis.del(`profile:${id}`)
}

/** Crashes before each step in turn, has something come in the way of the search, and looks at what came of it. */
async function everyCrash(
  prepare: () => Promise<MemberEvent>,
  meanwhile: (id: number) => Promise<void>,
  check: (id: number, search: string) => Promise<void>,
) {
  for (let step = 0, died = true; died; step++) {
    const event = await prepare()
    await world.forget()
    died = await handler.crash(event, step, () => meanwhile(event.memberId))
    const asked = (await world.matches()).map(({ type }) => type)
    expect(asked.at(-1), `crash before step ${step}`).not.toBe('request')
    expect(await world.session(event.memberId)).toMatchObject({ state: 'idle' })
    expect(await world.session(event.memberId)).not.toHaveProperty('search')
    await check(event.memberId, event.trace)
  }
}

describe('a search that something came in the way of between two tries', () => {
  it('is over where the gate closed, and the member is told why', async () => {
    await everyCrash(
      async () => text(await member(), '/search'),
      leaveChannel,
      async (id) => {
        expect((await world.wordsTo(id)).at(-1)).toBe(en.registration.gate())
      },
    )
  })

  it('is over where a ban came', async () => {
    await everyCrash(
      async () => text(await member(), '/search'),
      banned,
      async (id) => {
        expect((await world.wordsTo(id)).at(-1)).toBe(
          barText(en, { kind: 'banned', until: null, reason: null }, null),
        )
        expect(await world.session(id)).toMatchObject({ banned: 'forever', ban_told: '1' })
      },
    )
  })

  it('is over where it followed a room, which ended all the same', async () => {
    let roomId = ''
    const prepare = async () => {
      const [me, other] = [await member(), await member()]
      for (const id of [me, other]) await handler.handle(text(id, '/search'))
      roomId = await world.match(me, other)
      await handler.handle({ type: 'matched', memberId: me, trace: `m-${me}`, roomId, partnerId: other })
      return text(me, '/next')
    }
    await everyCrash(prepare, leaveChannel, async (id) => {
      expect(await world.wordsTo(id)).toContain(en.registration.gate())
      const row = await world.db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
      expect(row).toMatchObject({ isActive: false, endReason: 'next' })
    })
  })
})
