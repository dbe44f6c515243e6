import { describe, expect, it } from 'vitest'
import { ENVIRONMENT, type Variable } from './environment.js'
import { EnvironmentError, readEnvironment } from './read-environment.js'

const faultsOf = (source: Record<string, string>, names: readonly Variable[]): readonly string[] => {
  try {
    readEnvironment(source, names)
    return []
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults
    throw error
  }
}

/** A wrong value for each variable that can be wrong. */
const WRONG: Partial<Record<Variable, string>> = {
  BOT_TOKEN: 'secret-that-is-no-token',
  MANDATORY_CHANNEL_ID: 'my secret',
  ADMIN_IDS: '1;2',
  API_SECRET_KEY: 'short-secret',
  DATABASE_URL: 'postgres://root:secret@host/name',
  REDIS_URL: 'http://:secret@host',
  NATS_URL: 'secret:4222',
  TELEGRAM_API_ROOT: 'secret.telegram.org',
  WEBHOOK_URL: 'secret.example.org',
  WEBHOOK_SECRET: 'secret with blanks in it',
  DATABASE_CONNECTIONS: '0',
  CHAT_BURST: '0.5',
  FLOOD_BURST: '0.5',
  RELAY_CONCURRENCY: '1.5',
  FREE_CHAT_MINUTES: '-1',
  DELIVER_RATE_PER_SECOND: '1.5',
  CHAT_RATE_PER_SECOND: 'many',
  LOG_LEVEL: 'loud',
  PREMIUM_OFFERS: 'secret30d=secret',
  PREMIUM_HEAD_START_SECONDS: '61',
  MYKET_BASE_URL: 'secret.myket.ir',
  MYKET_PACKAGE: 'a secret',
  MYKET_ACCESS_TOKEN: 'secret',
  MYKET_PRODUCTS: 'secret',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'secret:4318',
  OTEL_EXPORTER_OTLP_HEADERS: 'secret without a name',
  OTEL_TRACES_SAMPLER_ARG: '1.5',
  GATEWAY_PORT: '70000',
}

describe('the environment', () => {
  it('is read as what it means, with defaults', () => {
    const source = {
      ADMIN_IDS: ' 12, 34 ',
      GATEWAY_PORT: '81',
      LOG_LEVEL: '',
      NATS_URL: ' nats://host:4222\n',
    }
    expect(
      readEnvironment(source, ['ADMIN_IDS', 'GATEWAY_PORT', 'LOG_LEVEL', 'NATS_URL', 'WEBHOOK_URL']),
    ).toEqual({
      ADMIN_IDS: [12, 34],
      GATEWAY_PORT: 81,
      LOG_LEVEL: 'info',
      NATS_URL: 'nats://host:4222',
      WEBHOOK_URL: undefined,
    })
  })

  it.each(Object.entries(WRONG))(
    '%s: a wrong value is one line that names it and does not show it',
    (name, value) => {
      const faults = faultsOf({ [name]: value }, [name as Variable])
      expect(faults).toHaveLength(1)
      expect(faults[0]).toMatch(new RegExp(`^${name} is wrong: .+\\.$`))
      expect(faults[0]).not.toContain('\n')
      if (value.length > 5) expect(faults[0]).not.toContain(value)
      expect(faults[0]).not.toContain('secret')
    },
  )

  it('names every fault at once, and what a missing variable is for', () => {
    expect(
      faultsOf({ REDIS_URL: 'x', NATS_URL: '  ' }, ['BOT_TOKEN', 'REDIS_URL', 'NATS_URL', 'HOST']),
    ).toEqual([
      expect.stringMatching(/^BOT_TOKEN is not set\. Token of the bot/),
      'REDIS_URL is wrong: expected an address like redis://host:6379.',
      expect.stringMatching(/^NATS_URL is not set\. nats-server/),
    ])
  })

  it('has a description for every variable', () => {
    for (const schema of Object.values(ENVIRONMENT)) expect(schema.description).toMatch(/\w/)
  })
})
