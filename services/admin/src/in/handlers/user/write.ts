import { recordAdminAction } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import type { AnswerAsk } from '../../../domain/ask.js'
import { noteScreen } from '../../../domain/card-screen.js'
import { words } from '../../../domain/screen.js'
import type { Reply } from '../../../out/reply.js'
import type { HandlerContext } from '../context.js'
import type { Of, VerbHandler } from './verb.js'

/** A message of an admin to one member, from the bot. */
export const writeVerbs = ({ asking }: HandlerContext) =>
  ({
    message: (ask, reply) => async (of) => {
      await asking.ask(ask.adminId, `user:message:${of.userId}`)
      await reply.say(words(ask.texts.members.askMessage({ id: String(of.memberId) })))
    },
  }) satisfies Record<string, VerbHandler>

/** Copies what the admin said to the member, under words that say from whom it comes. */
export async function passOn(
  { db, publish, now }: HandlerContext,
  ask: AnswerAsk,
  reply: Reply,
  { userId, memberId, language }: Of,
): Promise<boolean> {
  const { trace, adminId, messageId } = ask
  const actor = { kind: 'telegram', adminId } as const
  const key = `${trace}/message/${userId}`
  await recordAdminAction(db.prisma, {
    key,
    actor,
    action: 'message',
    targetUserId: userId,
    at: new Date(ask.at),
  })
  const about = { trace, chatId: memberId, lane: 'live', decidedAt: now() } as const
  const text = t(nearestLang(language)).members.fromTeam()
  await publish.envelope({
    ...about,
    key: `${trace}/to/0`,
    action: { kind: 'send', content: { kind: 'text', text } },
  })
  await publish.envelope({
    ...about,
    key: `${trace}/to/1`,
    action: { kind: 'copy', fromChatId: adminId, messageIds: [messageId] },
  })
  await reply.say(noteScreen(ask.texts, ask.texts.members.messageDone({ id: String(memberId) }), userId))
  return true
}
