import { findMember, liftSuspension, openStandings } from '@anonchat/store'
import { barText, LANGS, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'

const world = play({ REPORTS_TO_SUSPEND: '3', FLOOD_BURST: '1000' })

const YEAR_AGO = new Date(Date.now() - 365 * 86_400_000)

/** Members who are no newcomers. */
async function members(count: number, lang = 'en'): Promise<number[]> {
  const ids: number[] = []
  for (let i = 0; i < count; i++) ids.push(await world().member(lang))
  await world().db.prisma.user.updateMany({
    where: { telegramId: { in: ids.map(BigInt) } },
    data: { registeredAt: YEAR_AGO },
  })
  return ids
}

/** Was in a room with somebody; gives the button that reports them for spam. */
async function met(reporter: number, reported: number) {
  const roomId = await world().match(reporter, reported)
  await world().deliver({
    type: 'matched',
    memberId: reporter,
    trace: `m-${roomId}`,
    roomId,
    partnerId: reported,
  })
  await world().deliver(text(reporter, '/stop'))
  return press(reporter, `why:${roomId}:spam`)
}

const suspendedAt = async (id: number) => (await findMember(world().db, id))?.suspendedAt ?? null
const suspendedWords = (lang: string) => barText(t(lang), { kind: 'suspended', reason: 'spam' }, null)
const told = async (id: number, lang = 'en') =>
  (await world().wordsTo(id)).filter((words) => words === suspendedWords(lang)).length

describe('a member who is reported by many', () => {
  it.each(LANGS)('is suspended at once, once, and told, in %s: their room ends', async (lang) => {
    const [reported = 0, partner = 0] = await members(2, lang)
    const buttons: Awaited<ReturnType<typeof met>>[] = []
    for (const id of await members(3)) buttons.push(await met(id, reported))
    const roomId = await world().match(reported, partner)
    await world().deliver({
      type: 'matched',
      memberId: reported,
      trace: `m-${roomId}`,
      roomId,
      partnerId: partner,
    })
    await world().deliver(...buttons.slice(0, 2))
    expect(await suspendedAt(reported)).toBeNull()
    // The last one, and the others again, at the same moment.
    const all = [
      ...buttons.slice(2),
      ...buttons.slice(0, 2).map(({ memberId, update }) => again(memberId, update)),
    ]
    await Promise.all(all.map((event) => world().publisher.memberEvent(event, event.trace)))
    await world().settled()
    expect(await suspendedAt(reported)).not.toBeNull()
    expect(await told(reported, lang)).toBe(1)
    expect(await world().session(reported)).toMatchObject({
      state: 'idle',
      suspended: '1',
      suspended_for: 'spam',
    })
    expect((await world().wordsTo(partner)).slice(-2)).toEqual([
      t(lang).room.endedByModeration(),
      t(lang).after.ask(),
    ])
  })

  it('is not, where the reporters are new, or know each other, or are mostly wrong', async () => {
    const [reported = 0] = await members(1)
    const newcomers = [await world().member(), await world().member(), await world().member()]
    for (const id of newcomers) await world().deliver(await met(id, reported))
    expect(await suspendedAt(reported)).toBeNull()

    const [other = 0, a = 0, b = 0, c = 0] = await members(4)
    await met(a, b)
    await met(b, c)
    for (const id of [a, b, c]) await world().deliver(await met(id, other))
    expect(await suspendedAt(other)).toBeNull()
  })

  it('is not suspended again by the reports that a moderator has looked at', async () => {
    const [reported = 0, ...reporters] = await members(5)
    for (const id of reporters.slice(0, 3)) await world().deliver(await met(id, reported))
    expect(await suspendedAt(reported)).not.toBeNull()
    const lifted = await liftSuspension(world().db, reported)
    await openStandings(world().redis).set(reported, lifted?.after ?? { ban: null, suspension: null })
    for (const id of reporters.slice(3)) await world().deliver(await met(id, reported))
    expect(await suspendedAt(reported)).toBeNull()
  })
})

let updates = 900_000
/** The same press once more, as another update. */
function again(memberId: number, update: Readonly<Record<string, unknown>>) {
  const updateId = updates++
  return {
    type: 'update',
    memberId,
    trace: `777-${updateId}`,
    botId: 777,
    updateId,
    receivedAt: Date.now(),
    update: { ...update, update_id: updateId },
  } as const
}
