import { createLogger } from '@anonchat/runtime'
import { createTelegram } from '@anonchat/telegram'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { LANGS, t } from '@anonchat/texts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { profileFor } from '../src/domain/profile.js'
import { announceProfile } from '../src/out/announce-profile.js'
import { callsOf } from '../src/out/telegram.js'
import { LIMIT, polledGateway } from './polled-gateway.js'
import { TOKEN } from './setup.js'

const SETTERS = ['setMyCommands', 'setMyDescription', 'setMyShortDescription']

const ADMIN = 70_707

const changes = (sandbox: Sandbox) =>
  sandbox
    .calls()
    .flatMap(({ method, status, params }) => (SETTERS.includes(method) ? [{ method, status, params }] : []))

describe('the profile of the bot', () => {
  const log = createLogger('gateway', 'silent')
  let sandbox: Sandbox
  let call: ReturnType<typeof callsOf>

  beforeEach(async () => {
    sandbox = await startSandbox({ token: TOKEN, limits: 'off' })
    call = callsOf(createTelegram(TOKEN, sandbox.url))
  })
  afterEach(() => sandbox.stop())

  const announce = (admins: readonly number[] = []) =>
    announceProfile(call, profileFor(admins), new AbortController().signal, log, 1)
  const ask = async (method: string, lang: string, of: Readonly<Record<string, unknown>> = {}) => {
    const outcome = await call(method, { language_code: lang, ...of }, { timeoutMs: 30_000 })
    return outcome.kind === 'ok' ? outcome.result : outcome
  }

  it('says in every language what the bot does and which commands it knows', async () => {
    await announce()
    for (const lang of LANGS) {
      // The default language is everybody's whose own is missing.
      const asked = lang === 'en' ? '' : lang
      const { about, commands } = t(lang)
      expect(await ask('getMyDescription', asked)).toEqual({ description: about.description })
      expect(await ask('getMyShortDescription', asked)).toEqual({ short_description: about.shortDescription })
      expect(await ask('getMyCommands', asked)).toEqual(
        Object.entries(commands).map(([command, description]) => ({ command, description })),
      )
    }
    expect(changes(sandbox).every(({ status }) => status === 200)).toBe(true)
  })

  it('is left alone where it is as it should be', async () => {
    await announce()
    const first = changes(sandbox).length
    expect(first).toBe(LANGS.length * SETTERS.length)
    await announce()
    expect(changes(sandbox)).toHaveLength(first)
  })

  it('is mended where somebody has changed it', async () => {
    await announce()
    const first = changes(sandbox).length
    await call('setMyDescription', { description: 'Another', language_code: 'fa' }, { timeoutMs: 30_000 })
    await call('setMyCommands', { commands: [] }, { timeoutMs: 30_000 })
    await announce()
    expect(
      changes(sandbox)
        .slice(first + 2)
        .map(({ method, params }) => [method, params.language_code]),
    ).toEqual([
      ['setMyCommands', undefined],
      ['setMyDescription', 'fa'],
    ])
    expect(await ask('getMyDescription', 'fa')).toEqual({ description: t('fa').about.description })
  })

  it('gives admins, and nobody else, the commands of admins beside those of members', async () => {
    sandbox.createMember({ id: ADMIN })
    await announce([ADMIN])
    for (const lang of LANGS) {
      const asked = lang === 'en' ? '' : lang
      const { commands, adminCommands } = t(lang)
      expect(await ask('getMyCommands', asked, { scope: { type: 'chat', chat_id: ADMIN } })).toEqual(
        Object.entries({ ...commands, ...adminCommands }).map(([command, description]) => ({
          command,
          description,
        })),
      )
      expect(JSON.stringify(await ask('getMyCommands', asked))).not.toContain('admin_')
    }
  })

  it('has the menu of an admin who has not written to the bot yet as soon as they have', async () => {
    const announced = announce([ADMIN])
    const refused = () => changes(sandbox).filter(({ status }) => status === 400).length
    await expect.poll(refused, LIMIT).toBeGreaterThan(2)
    sandbox.createMember({ id: ADMIN })
    await announced
    const scope = { type: 'chat', chat_id: ADMIN }
    expect(JSON.stringify(await ask('getMyCommands', 'fa', { scope }))).toContain('admin_stats')
  })

  it('is not asked for any more when the gateway stops', async () => {
    const stop = new AbortController()
    const announced = announceProfile(call, profileFor([ADMIN]), stop.signal, log, 3_600_000)
    await expect.poll(() => changes(sandbox).some(({ status }) => status === 400), LIMIT).toBe(true)
    stop.abort()
    await announced
  })

  it('is set where Telegram does not say what it is', async () => {
    sandbox.addFault({ kind: 'error-500', methods: ['getMyDescription'] })
    await announce()
    expect(changes(sandbox)).toHaveLength(LANGS.length * SETTERS.length)
  })
})

describe('a gateway', () => {
  const given = polledGateway()

  it('sets the profile of the bot and the menu of its admin when it starts', async () => {
    await given.start()
    await expect.poll(() => changes(given.sandbox).length, LIMIT).toBe(LANGS.length * (SETTERS.length + 1))
  })
})
