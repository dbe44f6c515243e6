import { z } from 'zod'

/** A member's Telegram id, which is also the id of their private chat with the bot (at most 52 bits: safe as a number). */
export const MemberId = z.number().int().positive()
export type MemberId = z.infer<typeof MemberId>

/** `users.id`: the member's row in MySQL. Never sent to Telegram. */
export const UserId = z.number().int().positive()
export type UserId = z.infer<typeof UserId>

/** `chat_rooms.id`: a ULID chosen by the matchmaker. */
export const RoomId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
export type RoomId = z.infer<typeof RoomId>

/** One search of one member: the trace of the update that began it. */
export const SearchId = z.string().min(1).max(80)
export type SearchId = z.infer<typeof SearchId>

/** The correlation id: `<bot id>-<update_id>` of the update that caused all that carries it. */
export const Trace = z.string().min(1).max(120)
export type Trace = z.infer<typeof Trace>

/** Telegram's id of a charge (`telegram_payment_charge_id`). */
export const ChargeId = z.string().min(1).max(191)
export type ChargeId = z.infer<typeof ChargeId>

/** Milliseconds since 1970, UTC. */
export const Millis = z.number().int().nonnegative()
export type Millis = z.infer<typeof Millis>

/** `<broadcast>-<number>`, followed by `-undo` for the one that takes back what it sent. */
export const ParcelId = z.string().regex(/^\d+-\d+(-undo)?$/)
export type ParcelId = z.infer<typeof ParcelId>
