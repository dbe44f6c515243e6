import { findMember } from '@anonchat/store'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startConversation } from '../src/index.js'
import { type Servers, startServers } from './servers.js'
import { press, text } from './updates.js'
import { openWorld, type World } from './world.js'

const TOKEN = `777:${'A'.repeat(35)}`
let sandbox: Sandbox
let servers: Servers
let service: Awaited<ReturnType<typeof startConversation>>
let world: World
beforeAll(async () => {
  sandbox = await startSandbox({ token: TOKEN, limits: 'off' })
  servers = await startServers({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: sandbox.url,
    FLOOD_BURST: '1000',
    INVITES_PER_MONTH: '1',
  })
  service = await startConversation(servers.environment)
  world = await openWorld(servers)
})
afterAll(async () => {
  await world?.close()
  await service?.stop()
  await Promise.all([servers?.dispose(), sandbox?.stop()])
})

/** What /start is given by the link that /invite shows. */
async function linkOf(id: number, lang = 'en'): Promise<string> {
  await world.deliver(text(id, '/invite', lang))
  const words = (await world.wordsTo(id)).at(-1) ?? ''
  const payload = /https:\/\/t\.me\/\w+\?start=(i_[0-9a-z]{12})$/.exec(words)?.[1]
  if (payload === undefined) throw new Error('/invite shows no link')
  return payload
}
async function comes(payload: string, lang = 'en'): Promise<number> {
  const id = world.newcomer()
  await world.deliver(text(id, `/start ${payload}`, lang), press(id, 'gender:male'), text(id, '30'))
  // A link that is opened again, or /start, takes nothing away.
  await world.deliver(text(id, '/start'), text(id, 'Rome'), press(id, 'skip'))
  return id
}
const premiumDays = async (id: number) => {
  const until = (await findMember(world.db, id))?.premiumUntil?.getTime() ?? Date.now()
  return Math.round((until - Date.now()) / 86_400_000)
}

describe.each(['en', 'fa'])('in %s', (lang) => {
  const { invite, buttons } = t(lang)

  it('/invite shows a link that tells nobody, with a button that shares it, and both get their day', async () => {
    const id = await world.member(lang)
    const payload = await linkOf(id, lang)
    expect(payload).not.toContain(String(id))
    expect(await linkOf(id, lang)).toBe(payload)
    const shown = JSON.stringify((await world.envelopesTo(id)).at(-1)?.action)
    expect(shown).toContain(buttons.shareInvite)
    expect(shown).toContain('https://t.me/share/url?url=https%3A%2F%2Ft.me%2F')
    expect((await world.wordsTo(id)).at(-1)).toContain(invite.nobodyYet())
    const friend = await comes(payload, lang)
    expect(await world.wordsTo(friend)).toContain(invite.invited())
    expect(await world.wordsTo(id)).toContain(invite.friendCame())
    expect([await premiumDays(id), await premiumDays(friend)]).toEqual([1, 1])
    await linkOf(id, lang)
    expect((await world.wordsTo(id)).at(-1)).toContain(invite.so({ friends: 1, days: 1 }))
    const another = await comes(payload, lang)
    expect(await world.wordsTo(id)).toContain(invite.friendCameFull({ perMonth: 1 }))
    expect([await premiumDays(id), await premiumDays(another)]).toEqual([1, 1])
  })
})

describe('an invitation', () => {
  it('gives nothing to who is a member already, to oneself, and by a link that is none', async () => {
    const [id, other] = [await world.member(), await world.member()]
    const payload = await linkOf(id)
    await world.deliver(text(other, `/start ${payload}`), text(id, `/start ${payload}`))
    expect(await comes('i_000000000000')).toBeGreaterThan(0)
    expect([await premiumDays(id), await premiumDays(other)]).toEqual([0, 0])
    expect((await world.wordsTo(other)).at(-1)).toBe(t('en').general.menu())
  })

  it('lasts through the registration, the last link counts, and it is opened from any step', async () => {
    const [first, second] = [await world.member(), await world.member()]
    const [one, two] = [await linkOf(first), await linkOf(second)]
    const id = world.newcomer()
    await world.deliver(text(id, `/start ${one}`), press(id, 'gender:male'), text(id, `/start ${two}`))
    await world.deliver(text(id, '30'), text(id, 'Rome'), press(id, 'skip'))
    expect([await premiumDays(first), await premiumDays(second), await premiumDays(id)]).toEqual([0, 1, 1])
  })

  it('is given once when the last answer comes twice', async () => {
    const id = await world.member()
    const payload = await linkOf(id)
    const friend = world.newcomer()
    await world.deliver(text(friend, `/start ${payload}`), press(friend, 'gender:male'))
    await world.deliver(text(friend, '30'), text(friend, 'Rome'))
    const last = press(friend, 'skip')
    await world.deliver(last, last)
    expect([await premiumDays(id), await premiumDays(friend)]).toEqual([1, 1])
    expect(
      await world.db.prisma.premiumSubscription.count({ where: { user: { telegramId: BigInt(id) } } }),
    ).toBe(1)
  })
})
