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
  const { queue } = bot.world.delivery
  const given = update.update_id
  const usable = typeof given === 'number' && Number.isSafeInteger(given)
  const id = usable ? given : queue.nextInjectedId()
  const whole: Record<string, unknown> = 'update_id' in update ? update : { update_id: id, ...update }
  queue.add({
    id,
    key: queueKeyOfRaw(whole, KINDS),
    update: asUpdate(whole),
    expiresAt: Date.now() + bot.settings.messageTtlMs,
    done: false,
    given: false,
  })
  return { updateId: whole.update_id }
}

/** Fuzzing sends what is no update; on the wire it is JSON all the same. */
function asUpdate(value: Record<string, unknown>): TelegramUpdate {
  return Object.assign<TelegramUpdate, Record<string, unknown>>(Object.create(null), value)
}
