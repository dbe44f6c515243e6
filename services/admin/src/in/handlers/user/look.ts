import { lastRooms, memberCard } from '@anonchat/store'
import type { Ask } from '../../../domain/ask.js'
import { cardScreen, noteScreen } from '../../../domain/card-screen.js'
import { reportsScreen, roomsScreen } from '../../../domain/history-screens.js'
import { words } from '../../../domain/screen.js'
import { HISTORY, reportsOf } from '../../../out/operations/history.js'
import type { Reply } from '../../../out/reply.js'
import type { HandlerContext } from '../context.js'
import { orderOf } from '../outcome.js'
import type { VerbHandler } from './verb.js'

/** Shows a member's card in place of what was pressed. */
export async function showCard(
  { db, now, admins }: HandlerContext,
  ask: Ask,
  reply: Reply,
  userId: number,
): Promise<void> {
  const card = await memberCard(db, { userId })
  if (card === null) return await reply.show(words(ask.texts.members.gone()))
  await reply.show(cardScreen(ask.texts, card, now(), admins.has(card.record.memberId)))
}

/** What only shows. */
export const lookVerbs = (context: HandlerContext) =>
  ({
    card: (ask, reply) => async (of) => await showCard(context, ask, reply, of.userId),
    rooms: (ask, reply) => async (of) =>
      await reply.show(roomsScreen(ask.texts, of, await lastRooms(context.db, of.userId, HISTORY))),
    reports: (ask, reply) => async (of) =>
      await reply.show(reportsScreen(ask.texts, of, await reportsOf(context.db, of, orderOf(ask).actor))),
    photo: (ask, reply) => async (of) => {
      const { members } = ask.texts
      const card = await memberCard(context.db, { userId: of.userId })
      const fileId = card?.record.profile?.photoFileId
      if (!fileId) return await reply.show(noteScreen(ask.texts, members.noPhoto(), of.userId))
      const caption = members.photoOf({ id: String(of.memberId) })
      await reply.say({ content: { kind: 'photo', fileId, caption } })
    },
  }) satisfies Record<string, VerbHandler>
