import {
  claimReport,
  countAudience,
  countDay,
  countNow,
  countOpenReports,
  type Database,
  dayAfter,
  dayOf,
  findMember,
  lastReports,
  lastRooms,
  listAdminActions,
  listBroadcasts,
  listMembers,
  listOpenReports,
  memberCard,
  openReportsAbout,
  type PageCursor,
  readDays,
  releaseReport,
  reportCard,
  SEED_BASE,
} from '@anonchat/store'

/** What a try of a screen is about; another one each time, so that no try profits from the one before. */
export interface Try {
  readonly db: Database
  readonly now: Date
  /** A member and a report, by their rows. */
  readonly userId: number
  readonly reportId: number
}

const ACTOR = { kind: 'telegram', adminId: 1 } as const
const PAGE = 8
const NO_MATCHING = { matched: 0, timedOut: 0, waitMedianMs: 0 }
const EVERYBODY = { language: null, gender: null, cityKey: null, isPremium: null, activeWithinDays: null }

const page = ({ db, now }: Try, filter: Parameters<typeof listMembers>[1], cursor: PageCursor = null) =>
  listMembers(db, filter, { cursor, limit: PAGE, now })

/** The figures, as /admin_stats reads them: a month of days, today counted. */
async function figures({ db, now }: Try): Promise<void> {
  const today = dayOf(now)
  await Promise.all([readDays(db, dayAfter(today, -29), today), countNow(db, now)])
  const yesterday = await readDays(db, dayAfter(today, -1), dayAfter(today, -1))
  await countDay(db, today, NO_MATCHING, now, yesterday[0]?.members ?? 0)
}

async function nextReport({ db, now }: Try): Promise<void> {
  const id = await claimReport(db, ACTOR, now)
  if (id === null) return
  await Promise.all([reportCard(db, id), countOpenReports(db)])
  await releaseReport(db, id, ACTOR)
}

/** Every screen of admins, in the chat and on their page, by what it asks the database. */
export const SCREENS: Readonly<Record<string, (one: Try) => Promise<unknown>>> = {
  stats: figures,
  'members: newest': (one) => page(one, { kind: 'all' }),
  'members: a page further': (one) => page(one, { kind: 'all' }, { side: 'after', userId: one.userId }),
  'members: banned': (one) => page(one, { kind: 'banned' }, { side: 'after', userId: one.userId }),
  'members: premium': (one) => page(one, { kind: 'premium' }, { side: 'after', userId: one.userId }),
  'members: reported': (one) => page(one, { kind: 'reported' }),
  'members: of a city': (one) => page(one, { kind: 'city', cityKey: `city${one.userId % 200}` }),
  'members: by username': (one) => page(one, { kind: 'username', prefix: `seed_${one.userId % 1_000}` }),
  'member: found by Telegram id': ({ db, userId }) => findMember(db, SEED_BASE + userId),
  'member: card': ({ db, userId }) => memberCard(db, { userId }),
  'member: rooms': ({ db, userId }) => lastRooms(db, userId, 15),
  'member: reports': ({ db, userId }) =>
    Promise.all([lastReports(db, userId, 'received', 15), lastReports(db, userId, 'made', 15)]),
  'reports: next': nextReport,
  'reports: list': ({ db }) => Promise.all([listOpenReports(db, 20), countOpenReports(db)]),
  'report: card': ({ db, reportId }) => reportCard(db, reportId),
  'report: others about the member': ({ db, userId }) => openReportsAbout(db, userId),
  'broadcasts: list': ({ db }) => listBroadcasts(db, { limit: 10 }),
  'broadcast: everybody counted': ({ db, now }) => countAudience(db, { ...EVERYBODY, at: now }),
  'broadcast: some counted': ({ db, now }) =>
    countAudience(db, { ...EVERYBODY, gender: 'female', isPremium: false, activeWithinDays: 7, at: now }),
  'log: newest': ({ db }) => listAdminActions(db, { limit: 11 }),
  'log: of a member': ({ db, userId }) => listAdminActions(db, { limit: 11, targetUserId: userId }),
}
