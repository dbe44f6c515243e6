import type { RunningService } from '@anonchat/runtime'
import { type Channel, type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startConversation } from '../src/index.js'
import { type Servers, startServers } from './servers.js'
import { press, text } from './updates.js'
import { openWorld, type World } from './world.js'

const en = t('en')
let sandbox: Sandbox
let channel: Channel
let servers: Servers
let service: RunningService
let world: World

beforeAll(async () => {
  sandbox = await startSandbox({ token: `777:${'A'.repeat(35)}` })
  channel = sandbox.createChannel({ username: 'strangers_news' })
  servers = await startServers({
    TELEGRAM_API_ROOT: sandbox.url,
    MANDATORY_CHANNEL_ID: '@strangers_news',
    FLOOD_BURST: '1000',
  })
  service = await startConversation(servers.environment)
  world = await openWorld(servers)
})
afterAll(async () => {
  await world.close()
  await service.stop()
  await servers.dispose()
  await sandbox.stop()
})

const newcomer = () => {
  const id = world.newcomer()
  sandbox.createMember({ id, first_name: 'Somebody' })
  return id
}

describe('the channel gate', () => {
  it('lets nobody on who is not in the channel, and shows the way there', async () => {
    const id = newcomer()
    await world.deliver(text(id, '/start'))
    const shown = JSON.stringify((await world.envelopesTo(id)).at(-1))
    expect(shown).toContain('https://t.me/strangers_news')
    expect(shown).toContain(en.buttons.joined)
    await world.deliver(press(id, 'joined'), text(id, 'male'))
    expect((await world.wordsTo(id)).slice(-2)).toEqual([
      en.registration.gateNotJoined(),
      en.registration.gateNotJoined(),
    ])
  })

  it('goes on when the member has joined, and asks Telegram no more than once for a yes', async () => {
    const id = newcomer()
    await world.deliver(text(id, '/start'))
    sandbox.setMembership(channel.id, id, 'member')
    await world.deliver(press(id, 'joined'))
    expect((await world.wordsTo(id)).at(-1)).toBe(en.registration.askGender())
    const asked = sandbox.calls({ method: 'getChatMember' }).length
    await world.deliver(
      text(id, 'male'),
      text(id, '30'),
      text(id, 'Rome'),
      press(id, 'skip'),
      text(id, '/search'),
    )
    expect((await world.wordsTo(id)).at(-1)).toBe(en.search.looking())
    expect(sandbox.calls({ method: 'getChatMember' }).length).toBe(asked)
  })

  it('stands before a search for a member who left the channel', async () => {
    const id = newcomer()
    sandbox.setMembership(channel.id, id, 'member')
    await world.deliver(
      text(id, '/start'),
      text(id, 'male'),
      text(id, '30'),
      text(id, 'Rome'),
      press(id, 'skip'),
    )
    sandbox.setMembership(channel.id, id, 'left')
    await world.redis.del(`gate:${id}`)
    await world.deliver(text(id, '/search'))
    expect((await world.wordsTo(id)).at(-1)).toBe(en.registration.gate())
    expect(await world.session(id)).toMatchObject({ state: 'idle' })
  })

  it('says so when Telegram does not answer, lets newcomers in later, and members search all the same', async () => {
    const id = newcomer()
    sandbox.setMembership(channel.id, id, 'member')
    const fault = sandbox.addFault({ kind: 'error-500', methods: ['getChatMember'] })
    await world.deliver(text(id, '/start'))
    expect((await world.wordsTo(id)).at(-1)).toContain(en.registration.gateUnknown())
    sandbox.removeFault(fault)
    await world.deliver(press(id, 'joined'))
    await world.deliver(text(id, 'male'), text(id, '30'), text(id, 'Rome'), press(id, 'skip'))
    await world.redis.del(`gate:${id}`)
    const again = sandbox.addFault({ kind: 'error-500', methods: ['getChatMember'] })
    await world.deliver(text(id, '/search'))
    sandbox.removeFault(again)
    expect((await world.wordsTo(id)).at(-1)).toBe(en.search.looking())
  })
})
