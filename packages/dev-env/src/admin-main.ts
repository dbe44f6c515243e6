import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { askService, type Service } from './admin/interface.js'
import { type Command, readCommand } from './admin/read-command.js'
import { seed } from './admin/seed.js'
import {
  broadcastLine,
  broadcastLines,
  decidedLine,
  grantedLine,
  memberLine,
  paymentLines,
  standingLine,
  statsLines,
  writtenLines,
} from './admin/show.js'
import { Refused, USAGE } from './admin/usage.js'
import { ROOT } from './root.js'
import { readSecrets } from './start/secrets.js'
import { readSettings, type Settings } from './start/settings.js'

export interface Printer {
  out(text: string): void
  err(text: string): void
}

interface Done {
  /** What was answered. */
  readonly answer: unknown
  /** The same in words. */
  readonly words: string
}

const pathOf = (member: string): string => `/members/${encodeURIComponent(member)}`

async function perform(
  command: Exclude<Command, { kind: 'help' | 'seed' }>,
  service: Service,
): Promise<Done> {
  switch (command.kind) {
    case 'stats': {
      const answer = await askService(service, 'GET', '/stats')
      return { answer, words: statsLines(answer, command.period) }
    }
    case 'ban': {
      const { days, reason } = command
      const answer = await askService(service, 'POST', `${pathOf(command.member)}/ban`, { days, reason })
      return { answer, words: standingLine(answer) }
    }
    case 'unban': {
      const answer = await askService(service, 'POST', `${pathOf(command.member)}/unban`)
      return { answer, words: standingLine(answer) }
    }
    case 'grant': {
      const { days } = command
      const answer = await askService(service, 'POST', `${pathOf(command.member)}/premium`, { days })
      return { answer, words: grantedLine(answer) }
    }
    case 'message': {
      const { text } = command
      const answer = await askService(service, 'POST', `${pathOf(command.member)}/message`, { text })
      return { answer, words: memberLine(answer, 'is sent the message') }
    }
    case 'delete': {
      const answer = await askService(service, 'POST', `${pathOf(command.member)}/delete`)
      return { answer, words: memberLine(answer, 'is being deleted') }
    }
    case 'payments': {
      const answer = await askService(service, 'GET', '/payments?limit=100')
      return { answer, words: paymentLines(answer) }
    }
    case 'payment': {
      const answer = await askService(service, 'POST', `/payments/${command.id}/${command.decision}`)
      return { answer, words: decidedLine(answer) }
    }
    case 'broadcasts': {
      const answer = await askService(service, 'GET', '/broadcasts')
      return { answer, words: broadcastLines(answer) }
    }
    case 'write': {
      const answer = await askService(service, 'POST', '/broadcasts', command.body)
      return { answer, words: writtenLines(answer) }
    }
    case 'broadcast': {
      const answer = await askService(service, 'POST', `/broadcasts/${command.id}/${command.order}`)
      return { answer, words: broadcastLine(answer) }
    }
    case 'export': {
      const answer = await askService(service, 'GET', `${pathOf(command.member)}/export`)
      const kept = JSON.stringify(answer, null, 2)
      if (command.to === undefined) return { answer, words: kept }
      writeFileSync(command.to, `${kept}\n`, { mode: 0o600 })
      return { answer: { written: command.to }, words: `Written to ${command.to}.` }
    }
  }
}

function serviceOf(settings: Settings, url: string | undefined, dataDir: string): Service {
  const key = settings.API_SECRET_KEY ?? readSecrets(join(dataDir, 'secrets.json'))?.API_SECRET_KEY
  if (key === undefined)
    throw new Refused(
      'API_SECRET_KEY is not set, in the environment or in .env: it is the key of operators.',
      4,
    )
  return { url: url ?? `http://127.0.0.1:${settings.ADMIN_PORT ?? '8084'}`, key }
}

/**
 * `npm run admin -- <command>`.
 * @returns the exit status: see USAGE
 */
export async function admin(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  { out, err }: Printer,
  dataDir = join(ROOT, '.data'),
  envFile = join(ROOT, '.env'),
): Promise<number> {
  try {
    const { command, options } = readCommand(args)
    if (command.kind === 'help') {
      out(USAGE)
      return 0
    }
    const settings = readSettings(environment, envFile)
    if (command.kind === 'seed') {
      const database = command.database ?? settings.DATABASE_URL
      const answer = await seed({ ...command, database }, (line) => err(`${line}\n`))
      out(options.json ? `${JSON.stringify(answer)}\n` : `Done: ${JSON.stringify(answer)}\n`)
      return 0
    }
    const { answer, words } = await perform(command, {
      ...serviceOf(settings, options.url, dataDir),
      order: options.key,
    })
    out(options.json ? `${JSON.stringify(answer)}\n` : `${words}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    err(`✗ ${error.message}\n`)
    return error.status
  }
}
