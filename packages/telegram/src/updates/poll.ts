import type { Content } from '@anonchat/contracts'
import { z } from 'zod'
import { harmlessEntities } from './entities.js'

/** What a poll is made of. Who voted for what is not read. */
const Poll = z.object({
  question: z.string().min(1).max(300),
  options: z
    .array(z.object({ text: z.string().min(1).max(100) }))
    .min(1)
    .max(12),
  type: z.string().optional(),
  is_anonymous: z.boolean().optional(),
  allows_multiple_answers: z.boolean().optional(),
  is_closed: z.boolean().optional(),
  /** Told of a quiz that was made for the bot, not of one that was forwarded. */
  correct_option_ids: z.array(z.number().int().nonnegative()).optional(),
  explanation: z.string().max(200).optional(),
  explanation_entities: z.array(z.unknown()).optional(),
})
type Poll = z.infer<typeof Poll>
type PollContent = Extract<Content, { kind: 'poll' }>

/**
 * A poll as it can be made again. Its only formatting would be custom emoji, which are left as plain ones.
 * @returns null for what is not like a poll
 */
export function readPoll(raw: unknown): PollContent | null {
  const { data: poll } = Poll.safeParse(raw)
  if (poll === undefined) return null
  const { question, options, is_anonymous = true, is_closed = false } = poll
  const quiz = quizOf(poll)
  return {
    kind: 'poll',
    question,
    options: options.map(({ text }) => text),
    anonymous: is_anonymous,
    multiple: poll.allows_multiple_answers === true,
    ...(is_closed ? { closed: true } : {}),
    ...(quiz === undefined ? {} : { quiz }),
  }
}

/** A quiz whose right answer is not known can only be asked as a plain poll. */
function quizOf(poll: Poll): PollContent['quiz'] {
  const { type, options, correct_option_ids: correct = [], explanation = '' } = poll
  const known = correct.filter((index) => index < options.length)
  if (type !== 'quiz' || known.length === 0) return undefined
  if (explanation === '') return { correct: known }
  const entities = harmlessEntities(poll.explanation_entities, explanation)
  return { correct: known, explanation, ...(entities.length === 0 ? {} : { entities }) }
}
