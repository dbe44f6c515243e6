import { z } from '@hono/zod-openapi'

const UserId = z.number().int().positive().openapi({ description: '`users.id` of a member.', example: 17 })
const Time = z.iso.datetime().openapi({ example: '2026-11-29T12:00:00.000Z' })

export const CreateBody = z
  .union([
    z.strictObject({
      chat_room_id: z
        .string()
        .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
        .openapi({ description: 'An open chat room.', example: '01JD0000000000000000000000' }),
    }),
    z.strictObject({ user1_id: UserId, user2_id: UserId }),
  ])
  .openapi('CreateVideoCall', { description: 'For a chat room, or for two members who are in one together.' })

export const RoomParams = z.object({
  room_id: z
    .string()
    .regex(/^[\w-]{22}$/)
    .openapi({ param: { name: 'room_id', in: 'path' }, example: 'q2xD0b9K0V1m8uVn3QyTzA' }),
})

const Side = z.object({ user_id: UserId, has_joined: z.boolean(), link: z.string() }).openapi('Participant')

export const CallRoom = z
  .object({
    room_id: z.string(),
    chat_room_id: z.string(),
    status: z.enum(['waiting', 'connected']),
    /** The page, without anybody's token. */
    link: z.string(),
    participants: z.array(Side),
    created_at: Time,
    expires_at: Time,
  })
  .openapi('VideoCallRoom')

export const Failure = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .openapi('Error')

export const Health = z.object({ status: z.literal('ok') }).openapi('Health')
