import { randomUUID } from 'node:crypto'
import {
  type Call,
  type CallableRoom,
  type Database,
  findCallableRoom,
  findCallableRoomOf,
} from '@anonchat/store'
import { DEFAULT_LANG } from '@anonchat/texts'
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { endCall } from '../../out/end-call.js'
import { linkOf, roomLinkOf, type StartContext, startCall } from '../../out/start-call.js'
import type { RequestContext } from '../call-request.js'
import type { ConnectionContext } from '../connection.js'
import { fail, failure } from './failures.js'
import { type CountRequest, guard } from './guard.js'
import { CallRoom, CreateBody, Failure, Health, RoomParams } from './schemas.js'

export interface RestContext extends ConnectionContext, Pick<RequestContext, 'start'> {
  readonly apiKey: string | undefined
  readonly apiPerMinute: number
  readonly count: CountRequest
  readonly rooms: { readonly freeMs: number; readonly premiumMs: number }
}

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const failures = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [status, json(Failure, 'Why not, with a code.')]))
const security = [{ ApiKey: [] }]
const ROOM = '/api/video-call/{room_id}'

const create = createRoute({
  method: 'post',
  path: '/api/video-call/create',
  summary: 'Make a video call room',
  security,
  request: { body: { required: true, content: { 'application/json': { schema: CreateBody } } } },
  responses: { 201: json(CallRoom, 'The room.'), ...failures(401, 403, 404, 409, 410, 422, 429, 503) },
})
const read = createRoute({
  method: 'get',
  path: ROOM,
  summary: 'What there is to know of a video call room',
  security,
  request: { params: RoomParams },
  responses: { 200: json(CallRoom, 'The room.'), ...failures(401, 404, 410, 422, 429, 503) },
})
const remove = createRoute({
  method: 'delete',
  path: ROOM,
  summary: 'End a video call',
  security,
  request: { params: RoomParams },
  responses: { 204: { description: 'It is over for both.' }, ...failures(401, 404, 410, 422, 429, 503) },
})
const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Whether the service lives',
  responses: { 200: json(Health, 'It does.') },
})

const iso = (ms: number) => new Date(ms).toISOString()

/** The REST interface of the seed, described at /openapi.json. */
export function restApp(context: RestContext): OpenAPIHono {
  const { calls, db } = context
  const app = new OpenAPIHono({
    defaultHook: (result) =>
      result.success
        ? undefined
        : failure('invalid_request', result.error.issues.map(({ message }) => message).join('; ')),
  })
  app.onError((error) => {
    if (!(error instanceof HTTPException)) throw error
    return error.res ?? failure('invalid_request', 'the body is not JSON')
  })
  app.use('/api/video-call/*', guard(context.apiKey, context.apiPerMinute, context.count))
  app.openapi(create, async (c) => {
    const start = context.start ?? notReady(context)
    const now = Date.now()
    const room = await wantedRoom(db, c.req.valid('json'), now)
    const call = await makeCall(context, start, room, now)
    return c.json(await shown(start, db, call), 201)
  })
  app.openapi(read, async (c) => {
    const start = context.start ?? notReady(context)
    return c.json(await shown(start, db, await openCall(calls, c.req.valid('param').room_id)), 200)
  })
  app.openapi(remove, async (c) => {
    const call = await openCall(calls, c.req.valid('param').room_id)
    await endCall(context, call.callId, { reason: 'moderated', by: null }, `api-${randomUUID()}`)
    return c.body(null, 204)
  })
  app.openAPIRegistry.registerPath(health)
  app.openAPIRegistry.registerComponent('securitySchemes', 'ApiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
  })
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Video calls', version: '1.0.0' } })
  return app
}

function notReady({ whyNot }: RestContext): never {
  throw fail('not_configured', whyNot ?? undefined)
}

async function openCall(calls: RestContext['calls'], callId: string): Promise<Call> {
  const call = await calls.read(callId)
  if (call === null) throw fail('room_not_found')
  if (call.ended !== null || call.endsAt <= Date.now()) throw fail('room_ended')
  return call
}

async function wantedRoom(
  db: Database,
  body: z.infer<typeof CreateBody>,
  now: number,
): Promise<CallableRoom> {
  const at = new Date(now)
  if ('chat_room_id' in body) {
    const found = await findCallableRoom(db, body.chat_room_id, at)
    if (found === null) throw fail('chat_room_not_found')
    return found
  }
  const found = await findCallableRoomOf(db, body.user1_id, body.user2_id, at)
  if (found === null) throw fail('not_together')
  return found
}

async function makeCall(
  { rooms }: RestContext,
  start: StartContext,
  { roomId, members, wasPremium, openedAt }: CallableRoom,
  now: number,
): Promise<Call> {
  if (members.some(({ isBanned }) => isBanned)) throw fail('member_banned')
  const isPaid = members.some(({ premiumUntil }) => premiumUntil !== null && premiumUntil.getTime() > now)
  if (!isPaid && !wasPremium) throw fail('premium_required')
  const endsAt = openedAt.getTime() + (wasPremium ? rooms.premiumMs : rooms.freeMs)
  if (endsAt <= now) throw fail('chat_room_closed')
  const [a, b] = members.map(({ memberId, language }) => ({ memberId, lang: language ?? DEFAULT_LANG }))
  if (a === undefined || b === undefined) throw fail('chat_room_not_found')
  const started = await startCall(start, { roomId, request: `api ${randomUUID()}`, endsAt, a, b }, now)
  if (started.kind === 'over') throw fail('chat_room_closed')
  if (started.kind === 'there') throw fail('call_exists', `the chat room has ${started.call.callId} already`)
  return started.call
}

async function shown(start: StartContext, db: Database, call: Call): Promise<z.infer<typeof CallRoom>> {
  const { callId, roomId, sides, createdAt, endsAt, connectedAt } = call
  const room = await findCallableRoom(db, roomId, new Date())
  const userIds = new Map(room?.members.map(({ memberId, userId }) => [memberId, userId]))
  return {
    room_id: callId,
    chat_room_id: roomId,
    status: connectedAt === null ? 'waiting' : 'connected',
    link: roomLinkOf(start.domain, callId),
    participants: (['a', 'b'] as const).flatMap((side) => {
      const userId = userIds.get(sides[side].memberId)
      const link = linkOf(start, callId, side)
      return userId === undefined ? [] : [{ user_id: userId, has_joined: sides[side].session > 0, link }]
    }),
    created_at: iso(createdAt),
    expires_at: iso(endsAt),
  }
}
