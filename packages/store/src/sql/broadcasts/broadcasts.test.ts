import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fullScans, type Statement } from '../../../test/sql/full-scans.js'
import { openStore } from '../../../test/sql/open-store.js'
import { type Recorded, writeOutcome } from '../../redis/bulk/outcomes.js'
import { type Audience, countAudience, newestUserId, noLongerWritable } from './audience.js'
import {
  forgetRecipients,
  makeParcels,
  parcelsIn,
  settleParcel,
  settleUndo,
  takeForUndo,
} from './parcel-rows.js'
import { changeBroadcast, createBroadcast, findBroadcast, findBroadcastOf } from './records.js'

const statements: Statement[] = []
let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore({ onStatement: (sql, values) => statements.push({ sql, values }) })
  const { user } = store.db.prisma
  await user.createMany({ data: Array.from({ length: 6_000 }, (_, index) => member(index + 1)) })
  await store.db.prisma.$queryRaw`ANALYZE TABLE users`
  await user.updateMany({ where: { id: { lte: 10 } }, data: { isUnreachable: true } })
  await user.updateMany({ where: { id: { in: [11, 12, 13] } }, data: { isBanned: true } })
  await user.updateMany({ where: { id: 13 }, data: { bannedUntil: new Date(at.getTime() - 1) } })
  await user.updateMany({ where: { id: { in: [14, 15] } }, data: { registeredAt: null } })
  await user.updateMany({ where: { id: { in: [20, 21, 22] } }, data: { isPremium: true } })
  await user.updateMany({ where: { id: 22 }, data: { premiumExpiresAt: new Date(at.getTime() - 1) } })
  await user.updateMany({ where: { id: { gt: 5_000, lte: 5_500 } }, data: { language: 'fa' } })
  await user.updateMany({ where: { id: { gt: 5_500, lte: 5_600 } }, data: { language: 'fa-IR' } })
  await user.updateMany({ where: { id: { gt: 5_600, lte: 5_700 } }, data: { language: 'de' } })
  await user.updateMany({ where: { id: { gt: 5_900 } }, data: { lastActiveAt: at } })
})
afterAll(() => store.close())

const at = new Date('2026-06-01T00:00:00Z')
const member = (id: number) => ({
  id,
  telegramId: BigInt(id),
  cityKey: `city ${id % 50}`,
  gender: id % 2 ? ('male' as const) : ('female' as const),
  registeredAt: new Date(id * 1_000),
  lastActiveAt: new Date(id * 2_000),
})
const all: Audience = {
  language: null,
  gender: null,
  cityKey: null,
  isPremium: null,
  activeWithinDays: null,
  at,
}
/** All but 10 unreachable, 2 banned and 2 who never registered. */
const EVERYBODY = 6_000 - 14

let begun = 0
async function running() {
  const id = await createBroadcast(store.db, {
    key: `k${++begun}`,
    adminId: 1,
    sourceMessageIds: [5, 6],
    createdAt: at,
  })
  const lastUserId = await newestUserId(store.db)
  await changeBroadcast(store.db, id, ['draft'], 'running', { lastUserId, startedAt: at })
  return id
}
const find = async (id: number) => {
  const found = await findBroadcast(store.db, id)
  if (found === null) throw new Error('there is a broadcast')
  return found
}

describe('an audience', () => {
  it.each<[string, Partial<Audience>, number]>([
    ['everybody who may be written to', {}, EVERYBODY],
    ['a language, with its regions', { language: { in: ['fa'] } }, 600],
    [
      'the default language, with those who have none of ours',
      { language: { notIn: ['fa'] } },
      EVERYBODY - 600,
    ],
    ['a gender', { gender: 'male' }, 3_000 - 7],
    ['a city', { cityKey: 'city 30' }, 120],
    ['premium members whose time is not over', { isPremium: true }, 2],
    ['all others', { isPremium: false }, EVERYBODY - 2],
    ['who was active lately', { activeWithinDays: 7 }, 100],
  ])('is %s: %o', async (_, choice, members) => {
    statements.length = 0
    expect(await countAudience(store.db, { ...all, ...choice })).toBe(members)
    const [statement] = statements
    if (statement === undefined) throw new Error('a statement')
    const plans = await fullScans(store.url, statement)
    // What is counted is read, but from an index that holds all of it and none of the rest.
    expect(plans.filter((plan) => /: ALL/.test(plan))).toEqual([])
  })

  it('knows of some members who may not be written to any more', async () => {
    expect(await noLongerWritable(store.db, [5, 12, 13, 100, 99_999], at)).toEqual(new Set([5, 12, 99_999]))
  })
})

describe('the parcels of a broadcast', () => {
  let id: number
  beforeEach(async () => {
    id = await running()
  })

  it('hold everybody once and nobody else, however many replicas make them', async () => {
    for (let made = false, rounds = 0; !made && rounds < 1_000; rounds++) {
      const broadcast = await find(id)
      made = broadcast.cursorUserId >= broadcast.lastUserId
      const sizes = { recipients: 250, parcels: 4 }
      await Promise.all([1, 2].map(() => makeParcels(store.db, broadcast, all, sizes)))
    }
    const parcels = await parcelsIn(store.db, id, 'open')
    const chats = parcels.flatMap(({ chatIds }) => chatIds)
    expect(chats).toHaveLength(EVERYBODY)
    expect(new Set(chats).size).toBe(EVERYBODY)
    expect(chats.filter((chat) => [1, 10, 11, 12, 14, 15].includes(chat))).toEqual([])
    expect(parcels.map(({ number }) => number)).toEqual(parcels.map((_, index) => index + 1))
  })

  it('are not made while it does not run', async () => {
    await changeBroadcast(store.db, id, ['running'], 'paused')
    expect(await makeParcels(store.db, await find(id), all, { recipients: 10, parcels: 1 })).toBe(false)
    expect(await parcelsIn(store.db, id, 'open')).toEqual([])
  })

  it('are counted once, undone once, and forgotten later', async () => {
    await makeParcels(store.db, await find(id), all, { recipients: 4, parcels: 1 })
    const recorded: Recorded[] = [
      { outcome: 'done', messageIds: [9, 10] },
      { outcome: 'blocked', messageIds: [] },
      { outcome: 'gave-up', messageIds: [] },
      { outcome: 'pending', messageIds: [] },
    ]
    const outcomes = new Uint8Array(Buffer.concat(recorded.map((one) => writeOutcome(one, 2))))
    const chatIds = (await parcelsIn(store.db, id, 'open'))[0]?.chatIds ?? []
    const settled = { number: 1, chatIds, outcomes, recorded, rest: 'left-out' } as const
    const settle = () => settleParcel(store.db, id, settled, at)
    expect((await Promise.all([settle(), settle(), settle()])).filter(Boolean)).toHaveLength(1)
    expect((await find(id)).counts).toMatchObject({ sent: 1, blocked: 1, gaveUp: 1, skipped: 1, refused: 0 })

    expect([await takeForUndo(store.db, id, 5), await takeForUndo(store.db, id, 5)]).toEqual([1, 0])
    const [parcel] = await parcelsIn(store.db, id, 'undoing')
    expect(parcel?.outcomes).toEqual(outcomes)
    expect([await settleUndo(store.db, id, 1, 1), await settleUndo(store.db, id, 1, 1)]).toEqual([
      true,
      false,
    ])
    expect((await find(id)).counts.deleted).toBe(1)

    expect(await forgetRecipients(store.db, at)).toBe(0)
    expect(await forgetRecipients(store.db, new Date(at.getTime() + 1))).toBe(1)
    expect((await find(id)).counts.sent).toBe(1)
  })
})

it('whom a parcel that is settled half done has not reached are a parcel of their own, once', async () => {
  const id = await running()
  await makeParcels(store.db, await find(id), all, { recipients: 4, parcels: 2 })
  await changeBroadcast(store.db, id, ['running'], 'paused')
  const [first, second] = await parcelsIn(store.db, id, 'open')
  const chatIds = first?.chatIds ?? []
  const recorded: Recorded[] = [
    { outcome: 'pending', messageIds: [] },
    { outcome: 'done', messageIds: [9] },
    { outcome: 'skipped', messageIds: [] },
    { outcome: 'pending', messageIds: [] },
  ]
  const outcomes = new Uint8Array(Buffer.concat(recorded.map((one) => writeOutcome(one, 1))))
  const settle = () =>
    settleParcel(store.db, id, { number: 1, chatIds, outcomes, recorded, rest: 'later' }, at)
  expect((await Promise.all([settle(), settle()])).filter(Boolean)).toHaveLength(1)
  expect((await find(id)).counts).toMatchObject({ sent: 1, skipped: 1 })
  expect(await parcelsIn(store.db, id, 'open')).toEqual([
    second,
    { number: 3, chatIds: [chatIds[0], chatIds[3]], outcomes: null },
  ])
  expect((await find(id)).parcelCount).toBe(3)
})

it('what is being undone is not forgotten before it is', async () => {
  const id = await running()
  const parcels = [1, 2].map((number) => ({
    broadcastId: id,
    number,
    state: 'settled' as const,
    settledAt: at,
  }))
  const later = new Date(at.getTime() + 1)
  await forgetRecipients(store.db, later)
  await store.db.prisma.broadcastParcel.createMany({ data: parcels })
  await changeBroadcast(store.db, id, ['running'], 'undoing')
  expect(await forgetRecipients(store.db, later)).toBe(0)
  await changeBroadcast(store.db, id, ['undoing'], 'undone')
  expect(await forgetRecipients(store.db, later)).toBe(2)
})

it('of several who move a broadcast at once, one does, and only that one writes down what it did', async () => {
  const id = await running()
  let written = 0
  const pause = () =>
    changeBroadcast(store.db, id, ['running'], 'paused', {}, async () => {
      written++
    })
  expect((await Promise.all([pause(), pause(), pause()])).filter(Boolean)).toHaveLength(1)
  expect(written).toBe(1)
})

it('a request that comes again begins no second broadcast', async () => {
  const one = { key: 'the same', adminId: 1, sourceMessageIds: [], createdAt: at }
  const begin = () => createBroadcast(store.db, one)
  const ids = [...(await Promise.all([begin(), begin(), begin()])), await begin()]
  expect(new Set(ids).size).toBe(1)
  expect((await findBroadcastOf(store.db, one.key))?.id).toBe(ids[0])
})
