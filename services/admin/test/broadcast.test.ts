import { beforeEach, describe, expect, it } from 'vitest'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { buttonsOf, wordsOf } from './world.js'

const world = play({ BULK_RATE_PER_SECOND: '25' })

beforeEach(async () => {
  await world().db.prisma.broadcast.deleteMany()
  await world().db.prisma.adminAction.deleteMany()
  for (const id of [ADMIN, SECOND_ADMIN]) await world().redis.del(`asking:${id}`)
})

const lastTo = async (adminId = ADMIN) => {
  const envelope = (await world().saidTo(adminId)).at(-1)
  if (envelope === undefined) throw new Error('the admin was told nothing')
  return envelope
}
const press = async (label: string | RegExp, adminId = ADMIN) => {
  const found = [...buttonsOf(await lastTo(adminId))].find(([words]) => words.match(label) !== null)
  if (found === undefined) throw new Error(`no button with ${label}`)
  const request = pressed(adminId, found[1])
  await world().ask(request)
  return request
}
const write = (content: string | Record<string, unknown>, adminId = ADMIN) =>
  world().ask(said(adminId, content))
const draft = async () => await world().db.prisma.broadcast.findFirstOrThrow()
/** A draft whose message is given. */
async function begun() {
  await write('/admin_broadcast')
  await write('hello all')
}

describe('a draft of a broadcast', () => {
  it('asks for the message, shows it as members will see it, and counts whom it is for', async () => {
    await world().member({ gender: 'male' })
    await world().member({ gender: 'female', language: 'fa' })
    await begun()
    const [question, preview, card] = await world().saidTo(ADMIN)
    expect(question && wordsOf(question)).toContain('Send me the message')
    const { sourceMessageIds, sourceChatId } = await draft()
    expect(preview?.action).toEqual({
      kind: 'copy',
      fromChatId: Number(sourceChatId),
      messageIds: [Number(sourceMessageIds)],
    })
    const all = Number(/👥 ([\d,]+)/.exec(card === undefined ? '' : wordsOf(card))?.[1])
    await press('Language')
    await press('Language')
    expect(wordsOf(await lastTo())).toContain('Language: فارسی')
    expect(Number(/👥 ([\d,]+)/.exec(wordsOf(await lastTo()))?.[1])).toBe(1)
    await press('Language')
    expect(Number(/👥 ([\d,]+)/.exec(wordsOf(await lastTo()))?.[1])).toBe(all)
  })

  it('asks for the city again where what was written is none: without one it would be for everybody', async () => {
    await world().member()
    await begun()
    await press('City')
    const question = wordsOf(await lastTo())
    await write('!!!')
    expect(wordsOf(await lastTo())).toBe(question)
    await write('Berlin')
    expect((await draft()).cityKey).toBe('berlin')
  })

  it('takes buttons as lines, names those that are none, and leaves them out again', async () => {
    await begun()
    await press('Buttons')
    await write('not a button')
    expect(wordsOf(await lastTo())).toContain('not a button')
    await write('Site - https://example.org')
    expect(wordsOf(await lastTo())).toContain('1 button')
    await press('Preview')
    const { action } = await lastTo()
    expect(action).toMatchObject({
      kind: 'copy',
      markup: { rows: [[{ text: 'Site', url: 'https://example.org' }]] },
    })
    const { id } = await draft()
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:links:-`))
    expect((await draft()).buttons).toBeNull()
  })

  it('that is an album waits until it is whole, whatever order its items come in, and can be sent then', async () => {
    await world().member()
    await write('/admin_broadcast')
    const item = (message_id: number) => ({
      message_id,
      media_group_id: 'g',
      photo: [{ file_id: 'F', width: 1, height: 1 }],
    })
    for (const id of [903, 901, 902]) await write(item(id))
    await expect.poll(async () => (await draft()).sourceMessageIds, { timeout: 60_000 }).toBe('901,902,903')
    await expect
      .poll(async () => (await world().saidTo(ADMIN)).map(({ action }) => action.kind), { timeout: 60_000 })
      .toContain('copy')
    await expect.poll(async () => wordsOf(await lastTo()), { timeout: 60_000 }).toMatch(/👥 [1-9]/)
    await press('Check and send')
    expect(wordsOf(await lastTo())).toMatch(/Send it to [1-9]/)
  })

  it('that answers one item of an album says that it is only that one, and takes the whole album instead', async () => {
    const photo = [{ file_id: 'F', width: 1, height: 1 }]
    const answered = { message_id: 911, date: 1, chat: { id: ADMIN, type: 'private' }, photo }
    const command = (reply: object) => write({ text: '/admin_broadcast', reply_to_message: reply })
    await command(answered)
    expect(wordsOf(await lastTo())).not.toContain('Only this one item')
    await world().db.prisma.broadcast.deleteMany()
    await command({ ...answered, media_group_id: 'h' })
    expect((await draft()).sourceMessageIds).toBe('911')
    expect(wordsOf(await lastTo())).toContain('Only this one item of the album is taken')
    // What the admin says next is no answer to that: it may be meant for a partner.
    expect(await world().redis.get(`asking:${ADMIN}`)).toBeNull()
    await press('Another message')
    for (const message_id of [911, 912]) await write({ message_id, media_group_id: 'h', photo })
    await expect.poll(async () => (await draft()).sourceMessageIds, { timeout: 60_000 }).toBe('911,912')
    await expect.poll(async () => wordsOf(await lastTo()), { timeout: 60_000 }).toContain('An album of 2')
    expect(wordsOf(await lastTo())).not.toContain('Only this one item')
  })

  it('starts at a time that was typed, in UTC, and can be begun at once or cancelled', async () => {
    await world().member()
    await begun()
    await press('Time')
    await press('Another time')
    await write('yesterday')
    expect(wordsOf(await lastTo())).toContain('cannot read')
    await write('23:59')
    expect(wordsOf(await lastTo())).toContain('11:59 PM UTC')
    await press('Check and send')
    await press('Yes, at')
    expect((await draft()).status).toBe('scheduled')
    await press('Cancel')
    expect((await draft()).status).toBe('cancelled')
  })

  it('is sent once, however often the button is pressed, and written into the log', async () => {
    await world().member()
    await begun()
    await press('Check and send')
    const request = await press('Yes, send')
    await world().publisher.adminCommand(request, `${request.trace}-again`)
    await world().ask(pressed(ADMIN, `admin:broadcast:${(await draft()).id}:send`))
    const actions = await world().db.prisma.adminAction.findMany({ where: { action: 'broadcast.send' } })
    expect(actions).toHaveLength(1)
    await press('Cancel')
    await expect.poll(async () => (await draft()).finishedAt, { timeout: 60_000 }).not.toBeNull()
    expect((await draft()).status).toBe('cancelled')
  })

  it('keeps its living message where its writer pressed, whoever else holds it', async () => {
    await world().member()
    await begun()
    await press('Check and send')
    await press('Yes, send')
    const { id, statusMessageId } = await draft()
    expect(statusMessageId).not.toBeNull()
    await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:pause`, 4_321))
    expect(await draft()).toMatchObject({ status: 'paused', statusMessageId })
    expect((await lastTo(SECOND_ADMIN)).action).toMatchObject({ target: { messageId: 4_321 } })
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:cancel`, 1_234))
    expect((await draft()).statusMessageId).toBe(1_234n)
  })

  it('is seen and changed by nobody but who writes it', async () => {
    await begun()
    const { id } = await draft()
    for (const verb of ['show', 'send', 'cancel', 'check', 'preview', 'source'])
      await world().ask(pressed(SECOND_ADMIN, `admin:broadcast:${id}:${verb}`))
    const told = (await world().saidTo(SECOND_ADMIN)).map(wordsOf)
    expect(new Set(told)).toEqual(new Set(['Only who writes a draft can change it.']))
    expect((await draft()).status).toBe('draft')
  })

  it('cannot be paid for unless the operator allows it', async () => {
    await begun()
    const { id } = await draft()
    expect([...buttonsOf(await lastTo()).keys()].some((label) => label.includes('Paid'))).toBe(false)
    await world().ask(pressed(ADMIN, `admin:broadcast:${id}:paid:1`))
    expect((await draft()).allowPaid).toBe(false)
  })
})
