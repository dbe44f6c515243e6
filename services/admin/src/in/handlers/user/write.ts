import type { AnswerAsk } from '../../../domain/ask.js'
import { noteScreen } from '../../../domain/card-screen.js'
import { words } from '../../../domain/screen.js'
import { writeToMember } from '../../../out/operations/message.js'
import type { Reply } from '../../../out/reply.js'
import type { HandlerContext } from '../context.js'
import { orderOf } from '../outcome.js'
import type { Of, VerbHandler } from './verb.js'

/** A message of an admin to one member, from the bot. */
export const writeVerbs = ({ asking }: HandlerContext) =>
  ({
    message: (ask, reply) => async (of) => {
      await asking.ask(ask.adminId, `user:message:${of.userId}`)
      await reply.say(words(ask.texts.members.askMessage({ id: String(of.memberId) })))
    },
  }) satisfies Record<string, VerbHandler>

/** Copies what the admin said to the member. */
export async function passOn(
  { operations }: HandlerContext,
  ask: AnswerAsk,
  reply: Reply,
  { userId, memberId }: Of,
): Promise<boolean> {
  const { members } = ask.texts
  const { kind } = await writeToMember(
    operations,
    orderOf(ask),
    { userId },
    { kind: 'copy', fromChatId: ask.adminId, messageIds: [ask.messageId] },
  )
  if (kind === 'nobody') await reply.say(words(members.gone()))
  else await reply.say(noteScreen(ask.texts, members.messageDone({ id: String(memberId) }), userId))
  return true
}
