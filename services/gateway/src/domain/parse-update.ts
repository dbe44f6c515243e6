import { isJsonObject, type JsonObject } from './json.js'
import { sanitise } from './sanitise.js'

/** An update of Telegram: its number is known, the rest is as it came. */
export type Update = JsonObject & { readonly update_id: number }

export type ParsedUpdate =
  | { readonly ok: true; readonly update: Update }
  | { readonly ok: false; readonly fault: 'no-object' | 'no-update-id'; readonly updateId?: never }
  | { readonly ok: false; readonly fault: 'nested-too-deep'; readonly updateId: number }

const hasUpdateId = (value: JsonObject): value is Update =>
  Number.isSafeInteger(value.update_id) && Number(value.update_id) >= 0

/** Takes parsed JSON for an update if it can be one: an object with an integer `update_id` of 0 or more. */
export function parseUpdate(value: unknown): ParsedUpdate {
  if (!isJsonObject(value)) return { ok: false, fault: 'no-object' }
  if (!hasUpdateId(value)) return { ok: false, fault: 'no-update-id' }
  if (!sanitise(value)) return { ok: false, fault: 'nested-too-deep', updateId: value.update_id }
  return { ok: true, update: value }
}
