import { z } from 'zod'

/** Albums and copies of several answer with their messages, edits with the message or `true`, deletions with `true`. */
const SentMessage = z.object({ message_id: z.number() })
const Answered = z.union([z.array(SentMessage), SentMessage.transform((message) => [message])])

/** The ids of the messages that a call made. */
export const idsIn = (result: unknown): number[] =>
  Answered.safeParse(result).data?.map(({ message_id }) => message_id) ?? []
