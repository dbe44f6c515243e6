import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { play } from './play.js'
import { filesTo } from './shown.js'
import { message, photo, press, text } from './updates.js'

const world = play()
const exportsOf = (id: number) => filesTo(world(), id)
const userIdOf = async (id: number) =>
  (await world().db.prisma.user.findUnique({ where: { telegramId: BigInt(id) } }))?.id ?? 0

describe('an export', () => {
  it('has all that is kept of the member, and nothing that tells of others', async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(text(a, 'words that nobody keeps'), press(a, `rate:${roomId}:bad`))
    await world().deliver(press(a, `why:${roomId}:fraud`), press(a, `block:${roomId}`))
    await world().deliver(press(a, 'edit:photo'), photo(a, 'FACE'), press(a, 'lang:fa'), text(a, '/export'))
    const [file] = await exportsOf(a)
    expect(file).toMatchObject({
      telegram: { id: a, username: `user${a}` },
      profile: { gender: 'female', age: 30, city: 'Berlin', photoFileId: 'FACE', language: 'fa' },
      partnersSee: { gender: true, age: true, city: true },
      premium: { active: false, until: null },
      chats: [{ reason: 'blocked', endedByMember: true, premium: false }],
      ratingsGiven: [{ rating: 'bad' }],
      blocks: [{ at: expect.any(String) }],
      reports: [{ category: 'fraud', words: null, resolved: false }],
    })
    const json = JSON.stringify(file)
    expect(json).not.toContain('words that nobody keeps')
    for (const theirs of [String(b), roomId, `"${await userIdOf(b)}"`]) expect(json).not.toContain(theirs)
  })

  it('is in several files when it is long, none too large to be sent', async () => {
    const id = await world().member()
    const [user1Id, user2Id] = [await userIdOf(id), await userIdOf(await world().member())]
    const createdAt = new Date()
    await world().db.prisma.chatRoom.createMany({
      data: Array.from({ length: 3_000 }, (_, index) => ({
        id: `01JE${String(index).padStart(22, '0')}`,
        user1Id,
        user2Id,
        createdAt,
        endedAt: createdAt,
        endReason: 'stop',
        isActive: false,
      })),
    })
    await world().deliver(message(id, { text: '/export' }))
    const files = await exportsOf(id)
    expect(files.length).toBeGreaterThan(2)
    expect(files.flatMap(({ chats }) => z.array(z.object({ reason: z.string() })).parse(chats))).toHaveLength(
      3_000,
    )
  })
})
