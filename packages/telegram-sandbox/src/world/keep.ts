import { type Keeper, padded } from '../store/keeper.js'
import type { Records } from '../store/records.js'
import type { ChannelState } from './channel.js'
import type { StoredMessage } from './chat-log.js'
import type { MemberState } from './member.js'
import type { MemberIds } from './member-ids.js'
import type { Profile } from './profile.js'

/** Where the ids of a bot stand. */
interface Counted {
  lastMessageId: number
  albums: number
  delivery: { queue: { tail: number } }
  memberIds: MemberIds
}

/** What there is to keep of a bot. */
interface Kept {
  keeper: Keeper | null
  world: Counted & { profile: Profile }
}

/** Keeps one thing over a restart. */
export function keep<Kind extends keyof Records>(
  keeper: Keeper,
  kind: Kind,
  rest: string | number | null,
  value: () => Records[Kind],
): void {
  keeper.put(rest === null ? kind : `${kind}/${rest}`, value)
}

/** Where ids stand; of the crowd nothing else is kept. */
export function keepCounters(keeper: Keeper, world: () => Counted): void {
  keep(keeper, 'counters', null, () => {
    const { lastMessageId, albums, delivery, memberIds } = world()
    return {
      lastMessageId,
      albums,
      nextUpdateId: delivery.queue.tail,
      firstMemberId: memberIds.first,
      nextMemberId: memberIds.next,
    }
  })
}

export function keepMember(bot: Kept, member: MemberState): void {
  const { keeper } = bot
  if (!keeper || member.crowd) return
  keep(keeper, 'member', member.user.id, () => {
    const { order, user, started, blocked, deactivated, voiceForbidden, lastWroteAt, log } = member
    const { keyboard, forceReply } = log
    return { order, user, started, blocked, deactivated, voiceForbidden, lastWroteAt, keyboard, forceReply }
  })
  keepCounters(keeper, () => bot.world)
}

export function forgetMember({ keeper }: Kept, { user, crowd }: MemberState): void {
  if (!keeper || crowd) return
  keeper.drop(`member/${user.id}`)
  keeper.clear([`message/${user.id}/`])
  keep(keeper, 'removed', user.id, () => true)
}

export function keepMessage(bot: Kept, member: MemberState, stored: StoredMessage): void {
  const { keeper } = bot
  if (!keeper) return
  keepCounters(keeper, () => bot.world)
  const id = stored.message.message_id
  if (member.crowd || !member.log.holds(id)) return
  keep(keeper, 'message', `${member.user.id}/${padded(id)}`, () => stored)
}

/** A message made room for a newer one. */
export function forgetMessage({ keeper }: Kept, member: MemberState, messageId: number): void {
  if (!member.crowd) keeper?.drop(`message/${member.user.id}/${padded(messageId)}`)
}

export function keepProfile({ keeper, world }: Kept): void {
  if (!keeper) return
  const { commands, texts, menuButtons } = world.profile
  keep(keeper, 'profile', null, () => ({
    commands: [...commands],
    texts: [...texts],
    menuButtons: [...menuButtons],
  }))
}

export function keepChannel({ keeper, world }: Kept, channel: ChannelState): void {
  if (!keeper) return
  keep(keeper, 'channel', channel.chat.id, () => {
    const { chat, botIsAdmin, memberships } = channel
    const { crowd } = world.memberIds
    return { chat, botIsAdmin, memberships: [...memberships].filter(([id]) => !crowd.has(id)) }
  })
}
