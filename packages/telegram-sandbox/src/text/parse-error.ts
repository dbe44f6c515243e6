import { badRequest, type Refusal } from '../botapi/refusal.js'

/** `can't parse entities: …` with the position in bytes, as Telegram gives it. */
export function parseError(text: string): Refusal {
  return badRequest(`can't parse entities: ${text}`)
}

/** Telegram counts positions in bytes. */
export function bytesBefore(source: string, index: number): number {
  return Buffer.byteLength(source.slice(0, index))
}
