import { migrate, NotEmpty, seedMembers } from '@anonchat/store'
import { Refused, sentence } from './usage.js'

export interface Seed {
  readonly members: number
  readonly database: string | undefined
  readonly force: boolean
}

const NO_DATABASE =
  'Say which database to fill: --database mysql://user:password@host:3306/name, or DATABASE_URL. ' +
  'That of npm start is mysql://root@127.0.0.1:<port>/anonchat, with the port of MySQL that it prints.'

/** Fills a database with generated members, after bringing it up to date. @returns what was done, for JSON */
export async function seed({ members, database, force }: Seed, say: (line: string) => void): Promise<object> {
  if (database === undefined) throw new Refused(NO_DATABASE, 2)
  const since = Date.now()
  await migrate({ databaseUrl: database }).catch((error: Error) => {
    throw new Refused(`The database cannot be reached, or not brought up to date: ${error.message}`, 3)
  })
  const progress = (made: number, what: string) => say(`  ${made.toLocaleString('en')} ${what} made`)
  await seedMembers(database, members, new Date(), { beside: force, progress }).catch((error: Error) => {
    if (!(error instanceof NotEmpty)) throw error
    throw new Refused(
      force
        ? `${sentence(error.message)}`
        : `${sentence(error.message)} --force adds generated ones beside them.`,
      1,
    )
  })
  return { members, seconds: Math.round((Date.now() - since) / 100) / 10 }
}
