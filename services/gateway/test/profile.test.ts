import { createLogger } from '@anonchat/runtime'
import { createTelegram } from '@anonchat/telegram'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { LANGS, t } from '@anonchat/texts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announceProfile } from '../src/out/announce-profile.js'
import { callsOf } from '../src/out/telegram.js'
import { LIMIT, polledGateway } from './polled-gateway.js'
import { TOKEN } from './setup.js'

const SETTERS = ['setMyCommands', 'setMyDescription', 'setMyShortDescription']

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

  const announce = () => announceProfile(call, new AbortController().signal, log)
  const ask = async (method: string, lang: string) => {
    const outcome = await call(method, { language_code: lang }, { timeoutMs: 30_000 })
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

  it('is set where Telegram does not say what it is', async () => {
    sandbox.addFault({ kind: 'error-500', methods: ['getMyDescription'] })
    await announce()
    expect(changes(sandbox)).toHaveLength(LANGS.length * SETTERS.length)
  })
})

describe('a gateway', () => {
  const given = polledGateway()

  it('sets the profile of the bot when it starts', async () => {
    await given.start()
    await expect.poll(() => changes(given.sandbox).length, LIMIT).toBe(LANGS.length * SETTERS.length)
  })
})
