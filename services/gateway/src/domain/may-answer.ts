import type { ClassifiedUpdate } from './classify.js'
import { isJsonObject } from './json.js'

/**
 * The admin whose message may be the answer to a question of the admin service; undefined for all else. Commands and
 * buttons go where they always go: nobody is locked into a question.
 */
export function mayAnswer(
  { update, kind, destination }: ClassifiedUpdate,
  admins: ReadonlySet<number>,
): number | undefined {
  if (destination.to !== 'member' || kind !== 'message' || !admins.has(destination.memberId)) return undefined
  const { message } = update
  const isCommand = isJsonObject(message) && typeof message.text === 'string' && message.text.startsWith('/')
  return isCommand ? undefined : destination.memberId
}
