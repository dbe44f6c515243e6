import type { TelegramUpdate } from '@gramio/types'
import { botApiSchema } from '../schema/bot-api.js'
import { queueKeyOfRaw } from '../updates/queue-key.js'
import type { Bot } from '../world/bot.js'

const KINDS: ReadonlySet<string> = new Set(
  Object.keys(botApiSchema.definitions.TelegramUpdate?.properties ?? {}).filter(
    (name) => name !== 'update_id',
  ),
)

/** Queues any object as an update. One without a usable `update_id` goes out as it is, under a hidden id of its own. */
export function inject(bot: Bot, update: Record<string, unknown>): { updateId: unknown } {
  const { delivery } = bot.world
  const given = update.update_id
  const usable = typeof given === 'number' && Number.isSafeInteger(given)
  const id = usable ? given : delivery.queue.takeId()
  const whole: Record<string, unknown> = 'update_id' in update ? update : { update_id: id, ...update }
  delivery.add(id, queueKeyOfRaw(whole, KINDS), asUpdate(whole), bot.settings.messageTtlMs, memberIn(whole))
  return { updateId: whole.update_id }
}

/** The member that an update of unknown shape is about, if it looks like one of them. */
export function memberIn(update: object): number | null {
  for (const payload of Object.values(update)) {
    if (typeof payload !== 'object' || payload === null) continue
    const from: unknown = Reflect.get(payload, 'from')
    if (typeof from !== 'object' || from === null) continue
    const id: unknown = Reflect.get(from, 'id')
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id
  }
  return null
}

/** Fuzzing sends what is no update; on the wire it is JSON all the same. */
function asUpdate(value: Record<string, unknown>): TelegramUpdate {
  return Object.assign<TelegramUpdate, Record<string, unknown>>(Object.create(null), value)
}
