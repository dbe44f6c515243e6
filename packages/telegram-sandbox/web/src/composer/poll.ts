export const MAX_QUESTION = 300
export const MAX_OPTION = 100
export const MIN_OPTIONS = 2
export const MAX_OPTIONS = 12

export interface PollDraft {
  question: string
  options: readonly string[]
  several: boolean
  quiz: boolean
}

/** The options that say something; empty fields are none. */
export const writtenOptions = (options: readonly string[]): string[] =>
  options.map((option) => option.trim()).filter((option) => option !== '')

/** What is missing before the poll can be sent, in words; null: nothing. */
export function pollFault({ question, options }: PollDraft): string | null {
  if (question.trim() === '') return 'Ask a question.'
  const written = writtenOptions(options)
  if (written.length < MIN_OPTIONS) return 'Give at least two options.'
  return new Set(written).size < written.length ? 'Each option must be another one.' : null
}

/** The fields that are shown: those written, and an empty one to go on. */
export function optionFields(options: readonly string[]): string[] {
  const last = options.findLastIndex((option) => option !== '')
  const shown = Math.min(Math.max(last + 2, MIN_OPTIONS), MAX_OPTIONS)
  return Array.from({ length: shown }, (_, index) => options[index] ?? '')
}

/** The poll as a field of a message. */
export function pollOf({ question, options, several, quiz }: PollDraft, id: string) {
  return {
    id,
    question: question.trim(),
    options: writtenOptions(options).map((text, index) => ({
      persistent_id: `${id}-${index}`,
      text,
      voter_count: 0,
    })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: quiz ? ('quiz' as const) : ('regular' as const),
    allows_multiple_answers: several && !quiz,
    allows_revoting: !quiz,
    members_only: false,
    ...(quiz && { correct_option_ids: [0] }),
  }
}
