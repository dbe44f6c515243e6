import type { TelegramPoll } from '@gramio/types'
import { expect, test } from 'vitest'
import { pollView } from './poll.js'

const poll = (votes: number[], about: Partial<TelegramPoll> = {}): TelegramPoll => ({
  id: '1',
  question: 'Tea?',
  options: votes.map((voter_count, index) => ({ persistent_id: `${index}`, text: `${index}`, voter_count })),
  total_voter_count: votes.some((count) => count > 0) ? 1 : 0,
  is_closed: false,
  is_anonymous: true,
  type: 'regular',
  allows_multiple_answers: false,
  allows_revoting: true,
  members_only: false,
  ...about,
})

test('results stay hidden until the member votes', () => {
  const { showResults, canVote, canRetract, total } = pollView(poll([0, 0]))
  expect({ showResults, canVote, canRetract, total }).toEqual({
    showResults: false,
    canVote: true,
    canRetract: false,
    total: 'No votes yet',
  })
})

test('a vote shows the results and can be taken back', () => {
  const { options, canVote, canRetract } = pollView(poll([0, 1]))
  expect(options.map(({ chosen, percent }) => [chosen, percent])).toEqual([
    [false, 0],
    [true, 100],
  ])
  expect([canVote, canRetract]).toEqual([false, true])
})

test('a quiz tells right from wrong after the answer, which is final', () => {
  const quiz: Partial<TelegramPoll> = { type: 'quiz', correct_option_ids: [0] }
  expect(pollView(poll([0, 0], quiz)).options.map(({ verdict }) => verdict)).toEqual([null, null])
  const answered = pollView(poll([0, 1], quiz))
  expect(answered.options.map(({ verdict }) => verdict)).toEqual(['right', 'wrong'])
  expect(answered.canRetract).toBe(false)
})

test('a closed poll takes no votes', () => {
  const { canVote, showResults, title } = pollView(poll([0, 0], { is_closed: true }))
  expect([canVote, showResults, title]).toEqual([false, true, 'Final results'])
})
