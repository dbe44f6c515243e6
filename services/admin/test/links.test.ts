import { createLogger } from '@anonchat/runtime'
import { panelLinkKey } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { beforeEach, describe, expect, it } from 'vitest'
import { startAdmin } from '../src/index.js'
import { hashOf, linkSigner, newSecret } from '../src/out/panel/secrets.js'
import { form, linkFor, PANEL_BASE, signIn, tokenOf, useLink } from './panel.js'
import { play } from './play.js'
import { said } from './requests.js'
import { ADMIN, API_KEY, SECOND_ADMIN } from './servers.js'
import { wordsOf } from './world.js'

const world = play({ ADMIN_PANEL_URL: PANEL_BASE })

beforeEach(async () => {
  const keys = await world().redis.keys('wrong-keys:*')
  if (keys.length > 0) await world().redis.del(...keys)
})

/** A link that is signed and stands in Redis, as the bot makes them. */
async function madeLink({ adminId = ADMIN, until = Date.now() + 60_000, key = API_KEY, stored = true } = {}) {
  const secret = newSecret()
  if (stored) await world().redis.set(panelLinkKey(hashOf(secret)), adminId, 'PX', 60_000)
  return linkSigner(key).write({ adminId, until, secret })
}
const refused = async (token: string) => {
  const answer = await useLink(world(), token)
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null])
}

describe('a link of the bot', () => {
  it('lets its admin in once, by a cookie that no script reads and no other site sends', async () => {
    const token = tokenOf(await linkFor(world()))
    const answer = await useLink(world(), token)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/panel'])
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie.split('; ').slice(1).sort()).toEqual(
      ['HttpOnly', 'Max-Age=7200', 'Path=/panel', 'SameSite=Strict', 'Secure'].sort(),
    )
    await refused(token)
  })

  it('is not used up by who only looks at it, as previews of links do', async () => {
    const path = await linkFor(world())
    for (let times = 0; times < 3; times += 1) {
      const answer = await fetch(world().url + path)
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    }
    expect((await useLink(world(), tokenOf(path))).status).toBe(303)
  })

  it('lets in one of several who use it at once', async () => {
    const token = tokenOf(await linkFor(world()))
    const answers = await Promise.all(Array.from({ length: 8 }, () => useLink(world(), token)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  })

  it('is worth nothing when it is too old, signed by another key, forged, or not in Redis any more', async () => {
    expect((await useLink(world(), await madeLink())).status).toBe(303)
    await refused(await madeLink({ until: Date.now() - 1 }))
    await refused(await madeLink({ key: 'another-key-of-operators' }))
    await refused(await madeLink({ stored: false }))
    const token = await madeLink()
    await refused(token.replace(String(ADMIN), String(SECOND_ADMIN)))
    await refused(token.slice(0, -1))
    await refused(`${token}A`)
    await refused('')
    // None of these tries used it up.
    expect((await useLink(world(), token)).status).toBe(303)
  })

  it('is worth nothing for who is no admin', async () => {
    await refused(await madeLink({ adminId: 611_111 }))
  })

  it('keeps who tries links again and again waiting, even with one that is right', async () => {
    for (let times = 0; times < 10; times += 1) await refused('wrong')
    await refused(tokenOf(await linkFor(world())))
  })
})

describe('a session', () => {
  it('is nobody’s any more when its admin is taken out of ADMIN_IDS, on whichever replica', async () => {
    const { cookie } = await signIn(world())
    const log = createLogger('admin', 'silent')
    const environment = { ...world().environment, ADMIN_IDS: String(SECOND_ADMIN) }
    const other = await startAdmin(environment, { log })
    try {
      const ask = (url: string) => fetch(`${url}/panel/members`, { headers: { cookie } })
      expect((await ask(world().url)).status).toBe(200)
      expect((await ask(`http://127.0.0.1:${other.port}`)).status).toBe(401)
      // It does not come back with the admin.
      expect((await ask(world().url)).status).toBe(401)
    } finally {
      await other.stop()
    }
  })

  it('acts in the name of its admin, and a form that is sent twice is one order', async () => {
    const { cookie, csrf } = await signIn(world(), SECOND_ADMIN)
    const { userId } = await world().member()
    const fields = { csrf, order: 'an-order-of-a-form', days: '30' }
    for (let times = 0; times < 2; times += 1)
      await fetch(`${world().url}/panel/members/${userId}/premium`, { ...form(fields), headers: { cookie } })
    expect(await world().db.prisma.adminAction.findMany({ where: { targetUserId: userId } })).toMatchObject([
      { action: 'premium', actor: 'telegram', adminId: BigInt(SECOND_ADMIN) },
    ])
    expect(await world().db.prisma.premiumSubscription.count({ where: { userId } })).toBe(1)
  })
})

describe('without API_SECRET_KEY', () => {
  it('there is neither interface nor page, and the log and the bot say so', async () => {
    const lines: string[] = []
    const log = createLogger('admin', 'warn', { write: (line) => void lines.push(line) })
    const { API_SECRET_KEY: _, ...environment } = world().environment
    const bare = await startAdmin(environment, { log })
    try {
      for (const path of ['/panel', '/panel/sign-in', '/api/admin/stats'])
        expect((await fetch(`http://127.0.0.1:${bare.port}${path}`)).status).toBe(404)
      expect(lines.join()).toContain('API_SECRET_KEY is not set')
    } finally {
      await bare.stop()
    }
  })
})

it('/admin_panel says for how long its link works, and gives it to nobody else', async () => {
  await world().ask(said(ADMIN, '/admin_panel'))
  const envelope = (await world().saidTo(ADMIN)).at(-1)
  expect(envelope && wordsOf(envelope)).toBe(t('en').panel.link({ minutes: 5, hours: 2 }))
  await world().forget()
  await world().ask(said(611_111, '/admin_panel'))
  expect(await world().envelopes()).toEqual([])
})
