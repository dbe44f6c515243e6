import type { Actor, BroadcastRecord } from '@anonchat/store'

const WITH_THE_KEY = 'key:'

/** Names the request that begins a draft, so that it can be told who wrote it. At most 191 characters. */
export const creationKeyOf = (actor: Actor, trace: string): string =>
  actor.kind === 'api' ? `${WITH_THE_KEY}${trace}` : trace

type Of = Pick<BroadcastRecord, 'status' | 'adminId' | 'creationKey'>

/**
 * Whether somebody may change a broadcast: a draft is its writer's, what was sent off is everybody's. A draft that was written
 * with the key is that admin's in whose chat it stands, too.
 */
export const mayChange = ({ status, adminId, creationKey }: Of, by: Actor): boolean => {
  if (status !== 'draft') return true
  return by.kind === 'telegram' ? by.adminId === adminId : creationKey?.startsWith(WITH_THE_KEY) === true
}
