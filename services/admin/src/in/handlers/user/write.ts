import type { AnswerAsk } from '../../../domain/ask.js'
import { cancel } from '../../../domain/ban-screens.js'
import { noteScreen } from '../../../domain/card-screen.js'
import { memberData } from '../../../domain/member-data.js'
import { words } from '../../../domain/screen.js'
import { writeToMember } from '../../../out/operations/message.js'
import type { Reply } from '../../../out/reply.js'
import type { HandlerContext } from '../context.js'
import { orderOf } from '../outcome.js'
import type { Of, VerbHandler } from './verb.js'

/** @param album the one that has begun to be passed on */
export const messageQuestion = (userId: number, album?: string): string =>
  `user:${memberData('message', userId, ...(album === undefined ? [] : [album]))}`

/** A message of an admin to one member, from the bot. */
export const writeVerbs = ({ asking }: HandlerContext) =>
  ({
    message: (ask, reply) => async (of) => {
      await asking.ask(ask.adminId, messageQuestion(of.userId))
      const question = ask.texts.members.askMessage({ id: String(of.memberId) })
      await reply.say(words(question, [cancel(ask.texts, of.userId)]))
    },
  }) satisfies Record<string, VerbHandler>

/** Copies what the admin said to the member. @param goesOn with one more item of an album */
export async function passOn(
  { operations }: HandlerContext,
  ask: AnswerAsk,
  reply: Reply,
  { userId, memberId }: Of,
  goesOn: boolean,
): Promise<boolean> {
  const { members } = ask.texts
  const { kind } = await writeToMember(
    operations,
    orderOf(ask),
    { userId },
    { kind: 'copy', fromChatId: ask.adminId, messageIds: [ask.messageId] },
    goesOn,
  )
  if (kind === 'nobody') await reply.say(words(members.gone()))
  else if (!goesOn)
    await reply.say(noteScreen(ask.texts, members.messageDone({ id: String(memberId) }), userId))
  return true
}
