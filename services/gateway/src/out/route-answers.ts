import { Unavailable } from '@anonchat/runtime'
import type { Asking } from '@anonchat/store'
import { mayAnswer } from '../domain/may-answer.js'
import type { PublishUpdate } from './publish-update.js'

/** Less than Telegram waits for an answer of the webhook. */
const LOOK_LIMIT_MS = 2_000

/**
 * Gives an admin's message to the admin service when that has asked something of this admin, and everything else to
 * whom it belongs. Only messages of admins cost a look. @throws Unavailable while Redis cannot be asked: told to the
 * wrong service, what an admin wrote to all could reach a stranger
 */
export const routeAnswers =
  (publish: PublishUpdate, admins: ReadonlySet<number>, asking: Pick<Asking, 'asked'>): PublishUpdate =>
  async (classified) => {
    const adminId = mayAnswer(classified, admins)
    if (adminId === undefined || (await withinLimit(asking.asked(adminId))) === null)
      return await publish(classified)
    return await publish({ ...classified, destination: { to: 'admin', adminId } })
  }

async function withinLimit<T>(looking: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('redis', 'no answer in time')), LOOK_LIMIT_MS)
  })
  try {
    return await Promise.race([looking, late])
  } finally {
    clearTimeout(timer)
  }
}
