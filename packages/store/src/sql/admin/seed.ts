import { Prisma } from '../../generated/prisma/client.js'
import { createDatabase } from '../client.js'

/** Telegram ids of generated members begin here: above all that Telegram has given so far. */
export const SEED_BASE = 900_000_000_000
/**
 * One statement makes so many. Large, because a server that knows how (MariaDB 10.6 and newer) builds the indexes of an empty
 * table in one go: four times as fast.
 */
const CHUNK = 1_000_000
/** Such a statement takes its time. */
const ANSWER_MS = 900_000
const DAY_SECONDS = 86_400

/** `count` numbers, at most CHUNK, without a table of numbers that only one kind of server has. */
const digits = Prisma.sql`(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
  UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)`
const numbers = (from: number, count: number) => Prisma.sql`(
  SELECT ${from} + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n
  FROM ${digits} a, ${digits} b, ${digits} c, ${digits} e, ${digits} f, ${digits} g
  HAVING n < ${from + count}) numbers`

/** Spread like chance, and the same every time. */
const chance = (salt: number, among: number) => Prisma.sql`(CRC32(CONCAT(n, '-', ${salt})) % ${among})`

const usersQuery = (from: number, count: number, first: number, now: Date) => Prisma.sql`
  INSERT INTO users (id, telegram_id, username, gender, age, city, city_key, is_premium, premium_expires_at, is_banned,
                     is_unreachable, ratings_good, ratings_bad, registered_at, last_active_at, created_at, updated_at)
  SELECT ${first} + n, ${SEED_BASE} + n, CONCAT('seed_', n), ELT(1 + ${chance(1, 2)}, 'female', 'male'), 18 + ${chance(2, 50)},
    CONCAT('City ', ${chance(3, 200)}), CONCAT('city', ${chance(3, 200)}),
    ${chance(4, 30)} = 0, IF(${chance(4, 30)} = 0, ${now} + INTERVAL ${chance(5, 60)} DAY, NULL),
    ${chance(6, 200)} = 0, ${chance(7, 20)} = 0, ${chance(8, 40)}, ${chance(9, 10)},
    ${now} - INTERVAL (${chance(10, 365)} * ${DAY_SECONDS} + ${chance(11, DAY_SECONDS)}) SECOND,
    ${now} - INTERVAL ${chance(12, 30 * DAY_SECONDS)} SECOND, ${now}, ${now}
  FROM ${numbers(from, count)}`

const roomsQuery = (from: number, count: number, first: number, members: number, now: Date) => Prisma.sql`
  INSERT INTO chat_rooms (id, user1_id, user2_id, is_active, created_at, ended_at, end_reason)
  SELECT CONCAT('01SEED', LPAD(n, 20, '0')), ${first} + ${chance(20, members)}, ${first} + ${chance(21, members)},
    ${chance(22, 500)} = 0, began, IF(${chance(22, 500)} = 0, NULL, began + INTERVAL (20 + ${chance(23, 1_700)}) SECOND),
    IF(${chance(22, 500)} = 0, NULL, 'stop')
  FROM (SELECT n, ${now} - INTERVAL (2000 + ${chance(24, 30 * DAY_SECONDS)}) SECOND AS began FROM ${numbers(from, count)}) r`

const reportsQuery = (from: number, count: number, first: number, members: number, now: Date) => Prisma.sql`
  INSERT INTO reports (reporter_id, reported_id, report_type, severity, is_resolved, resolution, created_at)
  SELECT ${first} + ${chance(30, members)}, ${first} + ${chance(31, Math.max(1, Math.floor(members / 50)))},
    ELT(1 + ${chance(32, 4)}, 'spam', 'harassment', 'fraud', 'minor'), ELT(1 + ${chance(32, 4)}, 1, 3, 4, 5),
    ${chance(33, 10)} > 0, IF(${chance(33, 10)} > 0, 'none', NULL), ${now} - INTERVAL ${chance(34, 30 * DAY_SECONDS)} SECOND
  FROM ${numbers(from, count)}`

const paymentsQuery = (from: number, count: number, first: number, members: number, now: Date) => Prisma.sql`
  INSERT INTO payments (user_id, provider, charge_id, offer, amount, currency, status, paid_at, created_at)
  SELECT ${first} + ${chance(40, members)}, 'stars', CONCAT('seed-', ${now}, '-', n), 'month', 250, 'XTR', 'paid',
    ${now} - INTERVAL ${chance(41, 30 * DAY_SECONDS)} SECOND, ${now}
  FROM ${numbers(from, count)}`

/** There are members already who stand in the way. */
export class NotEmpty extends Error {}

export interface SeedOptions {
  /** Beside people who are there. Generated members are made once, though. */
  readonly beside?: boolean
  readonly progress?: (made: number, what: string) => void
}

/**
 * Fills a database with generated members, as many rooms, and reports and payments in proportion. For benches and tries only:
 * these people are nobody, and cannot be written to.
 * @throws Error when members are there already
 */
export async function seedMembers(
  databaseUrl: string,
  members: number,
  now: Date,
  { beside = false, progress = () => {} }: SeedOptions = {},
): Promise<void> {
  // One connection: what is set for the session holds for every statement.
  const db = createDatabase(databaseUrl, { connectionLimit: 1, answerTimeoutMs: ANSWER_MS })
  const { prisma } = db
  const insert = async (
    what: string,
    rows: number,
    query: (from: number, count: number) => Prisma.Sql,
  ): Promise<void> => {
    for (let from = 0; from < rows; from += CHUNK) {
      const count = Math.min(CHUNK, rows - from)
      await prisma.$executeRaw(query(from, count))
      progress(from + count, what)
    }
  }
  try {
    const telegramId = beside ? { gte: SEED_BASE } : {}
    if ((await prisma.user.findFirst({ where: { telegramId }, select: { id: true } })) !== null)
      throw new NotEmpty(`there are ${beside ? 'generated ' : ''}members in this database already`)
    const { _max } = await prisma.user.aggregate({ _max: { id: true } })
    // Rows are numbered here: what the server counts by itself has gaps after each statement.
    const first = (_max.id ?? 0) + 1
    const few = Math.ceil(members / 50)
    // No row is there twice, and each refers to one that was made before: nothing has to be looked up to know it.
    await prisma.$executeRaw`SET SESSION unique_checks = 0, foreign_key_checks = 0`
    await insert('members', members, (from, count) => usersQuery(from, count, first, now))
    await insert('rooms', members, (from, count) => roomsQuery(from, count, first, members, now))
    await insert('reports', few, (from, count) => reportsQuery(from, count, first, members, now))
    await insert('payments', few, (from, count) => paymentsQuery(from, count, first, members, now))
    await prisma.$queryRaw`ANALYZE TABLE users, chat_rooms, reports, payments`
  } finally {
    await db.close()
  }
}
