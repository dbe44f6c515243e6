import type { TelegramPoll } from '@gramio/types'

export interface PollOptionView {
  id: number
  text: string
  chosen: boolean
  votes: number
  percent: number
  /** Of a quiz that was answered or closed. */
  verdict: 'right' | 'wrong' | null
}

export interface PollView {
  options: PollOptionView[]
  voted: boolean
  showResults: boolean
  canVote: boolean
  canRetract: boolean
  title: string
  total: string
}

/** A poll as its member sees it. In a chat with a bot nobody else votes, so each vote is the member's. */
export function pollView(poll: TelegramPoll): PollView {
  const voted = poll.options.some(({ voter_count }) => voter_count > 0)
  const quiz = poll.type === 'quiz'
  const showResults = voted || poll.is_closed
  const percents = wholePercents(
    poll.options.map(({ voter_count }) => voter_count),
    poll.total_voter_count,
  )
  return {
    voted,
    showResults,
    canVote: !voted && !poll.is_closed,
    canRetract: voted && !poll.is_closed && !quiz,
    title: titleOf(poll),
    total: totalOf(poll, quiz),
    options: poll.options.map(({ text, voter_count: votes }, id) => ({
      id,
      text,
      votes,
      chosen: votes > 0,
      percent: percents[id] ?? 0,
      verdict: quiz && showResults ? verdictOf(poll, id, votes > 0) : null,
    })),
  }
}

function verdictOf({ correct_option_ids: correct = [] }: TelegramPoll, id: number, chosen: boolean) {
  if (correct.includes(id)) return 'right'
  return chosen && correct.length > 0 ? 'wrong' : null
}

function titleOf({ is_closed, is_anonymous, type }: TelegramPoll): string {
  if (is_closed) return 'Final results'
  return `${is_anonymous ? 'Anonymous ' : ''}${type === 'quiz' ? 'quiz' : 'poll'}`.replace(/^./, (first) =>
    first.toUpperCase(),
  )
}

function totalOf({ total_voter_count: total }: TelegramPoll, quiz: boolean): string {
  const word = quiz ? 'answer' : 'vote'
  if (total === 0) return `No ${word}s yet`
  return `${total} ${word}${total === 1 ? '' : 's'}`
}

function wholePercents(votes: readonly number[], voters: number): number[] {
  return votes.map((count) => (voters === 0 ? 0 : Math.round((100 * count) / voters)))
}
