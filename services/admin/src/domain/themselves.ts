import type { Actor } from '@anonchat/store'

/** Whether somebody would look at what others say of them: who reported an admin is not for that admin to know. */
export const isThemselves = (actor: Actor, { memberId }: { readonly memberId: number }): boolean =>
  actor.kind === 'telegram' && actor.adminId === memberId
