/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are variables of Compose */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composeFaultsIn, runCheck, runPlanted } from './lib/planted.js'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFile(join(ROOT, path), 'utf8')
const SERVICES = ['gateway', 'conversation', 'matchmaker', 'relay', 'admin', 'video-call']

/** The tree of a check, with the real file, in which one place is changed. */
async function treeWith(path: string, from: string, to: string): Promise<Record<string, string>> {
  const text = await read(path)
  expect(text).toContain(from)
  return {
    'package.json': await read('package.json'),
    'deploy/nats.conf': '',
    'deploy/redis.conf': '',
    'deploy/turnserver.conf': '',
    ...Object.fromEntries(SERVICES.map((name) => [`services/${name}/package.json`, `{"name":"${name}"}`])),
    [path]: text.replace(from, to),
  }
}

const BREACHES: readonly (readonly [what: string, from: string, to: string, expected: RegExp])[] = [
  [
    'a key that Compose does not know',
    '    restart: unless-stopped\n',
    '    restarts: unless-stopped\n',
    /services\/nats.*additional properties/,
  ],
  ['a floating image', 'mysql:8.4', 'mysql:latest', /latest|not pinned/],
  [
    'an unknown variable',
    '${WEBHOOK_URL:-}',
    '${WEBHOOK_ADDRESS:-}',
    /WEBHOOK_ADDRESS\} is not in \.env\.example/,
  ],
  [
    'a variable withheld',
    '      WEBHOOK_SECRET: ${WEBHOOK_SECRET:-}\n',
    '',
    /gateway: reads WEBHOOK_SECRET, and is not given/,
  ],
  [
    'a variable for nobody',
    '      WEBHOOK_URL:',
    '      TURN_SECRET: ${TURN_SECRET:-}\n      WEBHOOK_URL:',
    /gateway: is given TURN_SECRET/,
  ],
  [
    'a needed variable that may be empty',
    '${BOT_TOKEN:?set it in .env}',
    '${BOT_TOKEN:-}',
    /BOT_TOKEN should begin with/,
  ],
  [
    'a service that does not wait',
    '      nats: { condition: service_healthy }\n',
    '',
    /does not wait for nats/,
  ],
  ['a service left out', '  relay: &relay\n', '  relais: &relay\n', /services\/relay has no service/],
  [
    'a name that keeps from scaling',
    '  relay: &relay\n',
    '  relay: &relay\n    container_name: relay\n',
    /container_name/,
  ],
  [
    'a value that is no role',
    'RELAY_CONCURRENCY: ${RELAY_CONCURRENCY:-}\n',
    'RELAY_CONCURRENCY: 7\n',
    /relay: RELAY_CONCURRENCY should begin with/,
  ],
  [
    'a value that a service does not know',
    'RELAY_LANES: bulk\n',
    'RELAY_LANES: broadcasts\n',
    /relay-bulk: RELAY_LANES should begin with/,
  ],
  [
    'a port of a server',
    '    networks: [data]\n',
    '    networks: [data]\n    ports: ["127.0.0.1:4222:4222"]\n',
    /nats: publishes a port that nobody outside needs/,
  ],
  [
    'a mounted file that is missing',
    './deploy/nats.conf',
    './deploy/nuts.conf',
    /nuts\.conf, which does not exist/,
  ],
  ['a service without limits', '    deploy: *limits\n', '', /no memory limit/],
]

describe('docker-compose.yml', () => {
  it('keeps the rules', async () => {
    expect(await runCheck('compose')).toMatchObject({ status: 0, stderr: '' })
  })

  it('must not hold what breaks one', async () => {
    const trees = await Promise.all(BREACHES.map(([, from, to]) => treeWith('docker-compose.yml', from, to)))
    const found = await composeFaultsIn(trees)
    expect(found).toHaveLength(BREACHES.length)
    for (const [index, [what, , , expected]] of BREACHES.entries())
      expect(found[index]?.join('\n'), what).toMatch(expected)
  })
})

describe('the Dockerfile', () => {
  it('keeps the rules', async () => {
    expect(await runCheck('dockerfile')).toMatchObject({ status: 0, stderr: '' })
  })

  it.each([
    [
      'a word that is no instruction',
      'WORKDIR /app',
      'WORKDIRECTORY /app',
      /Dockerfile:\d+: Unknown instruction/,
    ],
    ['root', 'USER node\n', '', /runs as root/],
    ['a floating image', 'node:24-alpine', 'node:latest', /not Node of a pinned major/],
    ['another pnpm', '--global pnpm@', '--global pnpm@1', /does not install pnpm/],
    ['an open lockfile', ' --frozen-lockfile', '', /lockfile/],
    ['development dependencies', ' --prod', '', /development dependencies/],
    ['no health check', 'HEALTHCHECK', 'LABEL check=1 #', /no health check/],
    [
      'a shell as the first process',
      'CMD ["node", "dist/main.js"]',
      'CMD node dist/main.js',
      /a stop would not reach/,
    ],
  ])('must not hold %s', async (_, from, to, expected) => {
    const { status, stderr } = await runPlanted('dockerfile', await treeWith('deploy/Dockerfile', from, to))
    expect(stderr).toMatch(expected)
    expect(status).toBe(1)
  })
})
