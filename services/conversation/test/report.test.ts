import { findMember } from '@anonchat/store'
import { LANGS, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { photo, press, text } from './updates.js'

const en = t('en')
const world = play()

const reportsBy = async (memberId: number) => {
  const reporterId = (await findMember(world().db, memberId))?.userId ?? 0
  return await world().db.prisma.report.findMany({ where: { reporterId } })
}

/** Notes what the relay does: which message of the partner's became which here. */
const note = (chatId: number, roomId: string, ids: Readonly<Record<string, string>>) =>
  world().redis.hset(`ids:{${chatId}}:${roomId}`, ids)

describe('a report', () => {
  it.each(LANGS)(
    'in a room takes a category and the ids of what the partner said, no words, in %s',
    async (lang) => {
      const { a, b, roomId } = await world().pair([lang, lang])
      const received = Array.from({ length: 60 }, (_, index) => [
        String(1_000 + index),
        `${b}:${index + 1}:received`,
      ])
      await note(a, roomId, { ...Object.fromEntries(received), 2000: `${b}:900` })
      await world().deliver(text(a, '/report'))
      expect((await world().wordsTo(a)).at(-1)).toBe(t(lang).reports.ask())
      const toPartner = (await world().envelopesTo(b)).length
      await world().deliver(press(a, `why:${roomId}:fraud`), press(a, `why:${roomId}:fraud`))
      const [row, ...more] = await reportsBy(a)
      expect(more).toEqual([])
      expect(row).toMatchObject({ roomId, reportType: 'fraud', reason: null, isResolved: false })
      expect(row?.evidenceMessageIds).toBe(Array.from({ length: 50 }, (_, index) => 1_010 + index).join(','))
      expect((await world().wordsTo(a)).at(-1)).toBe(
        t(lang).reports.thanks({ category: t(lang).category.fraud() }),
      )
      // The room goes on, and the one who was reported hears nothing of it.
      expect((await world().envelopesTo(b)).length).toBe(toPartner)
      await world().deliver(text(a, 'hello'))
      expect((await world().wordsTo(b)).at(-1)).toBe('hello')
      await world().deliver(press(a, `why:${roomId}:spam`))
      expect((await reportsBy(a)).map(({ reportType }) => reportType)).toEqual(['spam'])
    },
  )

  it('can be made for a day after the room, by its two members only, and cancelled', async () => {
    const { a, b, roomId } = await world().pair()
    const stranger = await world().member()
    await world().deliver(text(a, '/stop'))
    await world().deliver(press(stranger, `why:${roomId}:spam`), press(b, `report:${roomId}`))
    expect(await reportsBy(stranger)).toEqual([])
    expect((await world().wordsTo(b)).at(-1)).toBe(en.reports.ask())
    await world().deliver(press(b, `noreport:${roomId}`))
    expect((await world().wordsTo(b)).at(-1)).toBe(en.reports.cancelled())
    expect(await reportsBy(b)).toEqual([])
    await world().deliver(text(a, '/report'), press(a, `why:${roomId}:other`))
    expect(await reportsBy(a)).toHaveLength(1)

    const endedAt = new Date(Date.now() - 25 * 3_600_000)
    await world().db.prisma.chatRoom.update({ where: { id: roomId }, data: { endedAt } })
    await world().deliver(text(b, '/report'), press(b, `why:${roomId}:spam`))
    expect((await world().wordsTo(b)).slice(-2)).toEqual([en.reports.tooLate(), en.reports.tooLate()])
    expect(await reportsBy(b)).toEqual([])
    await world().deliver(text(stranger, '/report'))
    expect((await world().wordsTo(stranger)).at(-1)).toBe(en.reports.noRoom())
  })

  it('that a moderator has resolved is not changed any more', async () => {
    const { a, roomId } = await world().pair()
    await world().deliver(press(a, `why:${roomId}:spam`))
    await world().db.prisma.report.updateMany({ where: { roomId }, data: { isResolved: true } })
    await world().deliver(press(a, `why:${roomId}:fraud`), text(a, '/report'))
    expect((await world().wordsTo(a)).slice(-2)).toEqual([en.reports.resolved(), en.reports.resolved()])
    expect((await reportsBy(a))[0]).toMatchObject({ reportType: 'spam', isResolved: true })
  })
})

describe('words about a report', () => {
  it.each(LANGS)(
    'are asked for by a button, go to moderators only, and the room goes on, in %s',
    async (lang) => {
      const { a, b, roomId } = await world().pair([lang, lang])
      const { reports } = t(lang)
      await world().deliver(press(a, `why:${roomId}:fraud`))
      expect(JSON.stringify((await world().envelopesTo(a)).at(-1))).toContain(`words:${roomId}`)
      const before = (await world().envelopesTo(b)).length
      await world().deliver(press(a, `words:${roomId}`))
      expect((await world().wordsTo(a)).at(-1)).toBe(reports.askWords())
      await world().deliver(text(a, 'x'.repeat(1_025)), photo(a, 'F'))
      expect((await world().wordsTo(a)).slice(-2)).toEqual([
        reports.wordsTooLong({ most: 1_024 }),
        reports.wordsOnly(),
      ])
      await world().deliver(text(a, 'asked me for money'))
      expect((await world().wordsTo(a)).at(-1)).toBe(reports.wordsTaken())
      expect((await reportsBy(a))[0]).toMatchObject({ reason: 'asked me for money', reportType: 'fraud' })
      expect((await world().envelopesTo(b)).length).toBe(before)
      await world().deliver(text(a, 'hello again'))
      expect((await world().wordsTo(b)).at(-1)).toBe('hello again')
    },
  )

  it.each([
    ['skip', (_: number, room: string) => `nowords:${room}`],
    ['any other button', () => 'lang:en'],
  ])('may be left out by %s: the next message is a message', async (_, data) => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(press(a, `why:${roomId}:spam`), press(a, `words:${roomId}`))
    await world().deliver(press(a, data(a, roomId)), press(a, data(a, roomId)), text(a, 'hello'))
    expect((await world().wordsTo(b)).at(-1)).toBe('hello')
    expect((await reportsBy(a))[0]).toMatchObject({ reason: null })
  })

  it('trap nobody: /stop works, and after a while the next message is a message', async () => {
    const { a, b, roomId } = await world().pair()
    const ask = [press(a, `why:${roomId}:spam`), press(a, `words:${roomId}`)]
    await world().deliver(...ask)
    await world().redis.hset(`{pool}:session:${a}`, 'reporting', `${roomId}:${Date.now() - 1}`)
    await world().deliver(text(a, 'hello'))
    expect((await world().wordsTo(b)).at(-1)).toBe('hello')
    await world().deliver(press(a, `words:${roomId}`), text(a, '/stop'))
    expect(await world().session(a)).toMatchObject({ state: 'idle' })
    expect(await world().session(a)).not.toHaveProperty('reporting')
  })

  it('reach no stranger who was found meanwhile, and cannot be added to the report of another', async () => {
    const { a, b, roomId } = await world().pair()
    await world().deliver(press(a, `why:${roomId}:spam`), text(a, '/stop'), press(a, `words:${roomId}`))
    await world().deliver(press(b, `words:${roomId}`), text(b, 'not mine'))
    expect((await reportsBy(a))[0]).toMatchObject({ reason: null })
    const stranger = await world().member()
    await world().match(a, stranger)
    await world().deliver(text(a, 'he was rude'))
    expect((await world().wordsTo(stranger)).join()).not.toContain('he was rude')
    expect((await reportsBy(a))[0]).toMatchObject({ reason: 'he was rude' })
  })
})
