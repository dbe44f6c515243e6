import { setTimeout as pause } from 'node:timers/promises'
import { Unavailable } from '@anonchat/runtime'
import { backoffMs } from '../domain/backoff.js'
import { byMember } from '../domain/by-member.js'
import type { ClassifiedUpdate } from '../domain/classify.js'
import type { PublishUpdate } from '../out/publish-update.js'

/**
 * Publishes updates so that each member's are stored in order: one after the other, several members side by side. What
 * cannot be stored is tried until it can, and no later update of the same member goes before it.
 * @returns true when all are stored; false when the signal ended it before
 */
export async function publishBatch(
  updates: readonly ClassifiedUpdate[],
  publish: PublishUpdate,
  signal: AbortSignal,
): Promise<boolean> {
  const groups = await Promise.all(byMember(updates).map((group) => publishGroup(group, publish, signal)))
  return groups.every((stored) => stored)
}

async function publishGroup(
  group: readonly ClassifiedUpdate[],
  publish: PublishUpdate,
  signal: AbortSignal,
): Promise<boolean> {
  for (const classified of group) {
    if (!(await publishUntilStored(classified, publish, signal))) return false
  }
  return true
}

async function publishUntilStored(
  classified: ClassifiedUpdate,
  publish: PublishUpdate,
  signal: AbortSignal,
): Promise<boolean> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      await publish(classified)
      return true
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      await pause(backoffMs(failures, Math.random()), undefined, { signal }).catch(() => undefined)
    }
  }
  return false
}
