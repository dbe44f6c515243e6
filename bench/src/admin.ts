import { createTestDatabase } from '@anonchat/servers'
import { closeDay, countDay, createDatabase, dayAfter, dayOf, migrate, seedMembers } from '@anonchat/store'
import { SCREENS } from './admin/screens.js'

export interface AdminOptions {
  /** Generated members; as many rooms, and a fiftieth of them reports and payments. */
  readonly members: number
  /** How often each screen is asked for. */
  readonly rounds: number
}

export const ADMIN_DEFAULTS: AdminOptions = { members: 1_000_000, rounds: 15 }

const tenth = (ms: number): number => Math.round(ms * 10) / 10

/**
 * Every screen of admins in a database of generated members: how long its queries take. The rounds go through all screens, one
 * after the other, each about other members. The first round, with the database's memory as the seeding left it, counts too.
 */
export async function runAdminBench({ members, rounds }: AdminOptions, say: (line: string) => void) {
  const database = await createTestDatabase()
  const db = createDatabase(database.url)
  try {
    await migrate({ databaseUrl: database.url })
    const now = new Date()
    const began = performance.now()
    await seedMembers(database.url, members, now, { progress: (made, what) => say(`${made} ${what} made`) })
    const seconds = tenth((performance.now() - began) / 1_000)
    say(`seeded in ${seconds} s`)
    const yesterday = dayAfter(dayOf(now), -1)
    const matching = { matched: 0, timedOut: 0, waitMedianMs: 0 }
    await closeDay(db, yesterday, await countDay(db, yesterday, matching, now), now)

    const { id: first } = await db.prisma.user.findFirstOrThrow({
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    const reports = await db.prisma.report.count()
    const times = new Map<string, number[]>(Object.keys(SCREENS).map((name) => [name, []]))
    for (let round = 0; round < rounds; round += 1) {
      // Spread over all, and the same in every run.
      const userId = first + ((round * 7_919 * 101) % members)
      const reportId = 1 + ((round * 7_919) % Math.max(1, reports))
      for (const [name, screen] of Object.entries(SCREENS)) {
        const since = performance.now()
        await screen({ db, now, userId, reportId })
        times.get(name)?.push(performance.now() - since)
      }
      say(`round ${round + 1} of ${rounds} done`)
    }
    const screens = [...times].map(([screen, taken]) => {
      const sorted = taken.toSorted((a, b) => a - b)
      return {
        screen,
        median_ms: tenth(sorted[Math.floor(sorted.length / 2)] ?? 0),
        max_ms: tenth(sorted.at(-1) ?? 0),
      }
    })
    return {
      members,
      rounds,
      seed_seconds: seconds,
      slowest_ms: Math.max(...screens.map(({ max_ms }) => max_ms)),
      screens,
    }
  } finally {
    await db.close()
    await database.drop()
  }
}
