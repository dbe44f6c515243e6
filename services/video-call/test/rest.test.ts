import { describe, expect, it } from 'vitest'
import { signedInitData } from './init-data.js'
import type { Page } from './page.js'
import { API_KEY, play, TOKEN } from './world.js'

const world = play({ CALL_API_PER_MINUTE: '200' })

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${world().url()}${path}`, {
    method,
    headers: { 'X-API-Key': API_KEY, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}
const create = (body: unknown, headers?: Record<string, string>) =>
  ask('POST', '/api/video-call/create', body, headers)
const fails = (status: number, code: string) => ({
  status,
  body: { error: { code, message: expect.any(String) } },
})

describe('a video call room', () => {
  it('is made for a chat room, read, joined by both with their links, and deleted, which ends the call', async () => {
    const { a, b, roomId, userA, userB } = await world().room()
    const made = await create({ chat_room_id: roomId })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      room_id: expect.stringMatching(/^[\w-]{22}$/),
      chat_room_id: roomId,
      status: 'waiting',
      participants: [
        { user_id: userA, has_joined: false },
        { user_id: userB, has_joined: false },
      ],
    })
    const path = `/api/video-call/${made.body.room_id}`
    const row = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    expect(row).toMatchObject({ videoCallRoomId: made.body.room_id, videoCallLink: made.body.link })
    const pages: Page[] = []
    for (const [index, memberId] of [a, b].entries()) {
      const token = new URL(made.body.participants[index].link).searchParams.get('t') ?? ''
      const page = await world().page(index)
      page.say({ type: 'hello', token, initData: signedInitData(TOKEN, memberId) })
      await page.next('welcome')
      pages.push(page)
    }
    expect((await ask('GET', path)).body.participants).toMatchObject([
      { has_joined: true },
      { has_joined: true },
    ])
    expect(await ask('DELETE', path)).toEqual({ status: 204, body: undefined })
    for (const page of pages) expect(await page.closed()).toBe(4000)
    expect(await ask('GET', path)).toEqual(fails(410, 'room_ended'))
    expect(await ask('DELETE', path)).toEqual(fails(410, 'room_ended'))
    const after = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    expect(after.videoCallRoomId).toBeNull()
  })

  it('is made for two members who are in a room together, in whatever order; once', async () => {
    const { userA, userB } = await world().room()
    expect((await create({ user1_id: userB, user2_id: userA })).status).toBe(201)
    expect(await create({ user1_id: userA, user2_id: userB })).toEqual(fails(409, 'call_exists'))
  })

  it('is not made without a room, without premium, or for somebody who is banned', async () => {
    const [one, other] = [await world().room(), await world().room({ premium: false })]
    const together = { user1_id: one.userA, user2_id: other.userA }
    expect(await create(together)).toEqual(fails(409, 'not_together'))
    expect(await create({ chat_room_id: '01JD0000000000000000000000' })).toEqual(
      fails(404, 'chat_room_not_found'),
    )
    expect(await create({ chat_room_id: other.roomId })).toEqual(fails(403, 'premium_required'))
    await world().db.prisma.user.update({ where: { id: one.userB }, data: { isBanned: true } })
    expect(await create({ chat_room_id: one.roomId })).toEqual(fails(403, 'member_banned'))
  })

  it('is not made in a room that is closed to calls', async () => {
    const { roomId } = await world().room()
    await world().publisher.call({ type: 'room-ended', trace: 'x', roomId, reason: 'reported', at: 1 })
    await world().settled()
    expect(await create({ chat_room_id: roomId })).toEqual(fails(410, 'chat_room_closed'))
  })
})

describe('a request', () => {
  it('needs the key', async () => {
    expect(await create({}, { 'X-API-Key': 'wrong' })).toEqual(fails(401, 'wrong_key'))
    const answer = await fetch(`${world().url()}/api/video-call/${'A'.repeat(22)}`)
    expect(answer.status).toBe(401)
  })

  it.each([{}, { chat_room_id: 'x' }, { user1_id: 1 }, { user1_id: '1', user2_id: 2 }, [], '{', 'null'])(
    'that is not as described is refused in the same shape: %j',
    async (body) => {
      expect(await create(body)).toEqual(fails(422, 'invalid_request'))
    },
  )

  it('about a room that never was gets 404, or 422 for what is no id', async () => {
    expect(await ask('GET', `/api/video-call/${'A'.repeat(22)}`)).toEqual(fails(404, 'room_not_found'))
    expect(await ask('DELETE', '/api/video-call/short')).toEqual(fails(422, 'invalid_request'))
  })
})

it('the interface describes itself', async () => {
  const { body } = await ask('GET', '/openapi.json')
  expect(Object.keys(body.paths).sort()).toEqual([
    '/api/video-call/create',
    '/api/video-call/{room_id}',
    '/health',
  ])
  expect((await ask('GET', '/health')).body).toEqual({ status: 'ok' })
  const page = await fetch(`${world().url()}/docs`)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  for (const [, file] of (await page.text()).matchAll(/(?:src|href)="(.*?)"/g))
    expect((await fetch(`${world().url()}${file}`)).status).toBe(200)
})

it('more requests than are allowed in a minute get 429', async () => {
  const path = `/api/video-call/${'A'.repeat(22)}`
  const answers = await Promise.all(Array.from({ length: 230 }, () => ask('GET', path)))
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
})
