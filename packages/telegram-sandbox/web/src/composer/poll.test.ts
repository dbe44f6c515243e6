import { expect, test } from 'vitest'
import { MAX_OPTIONS, optionFields, pollFault, pollOf } from './poll.js'

const draft = { question: 'Tea?', options: ['Yes', '', 'No '], several: false, quiz: false }

test('a poll needs a question and two different options', () => {
  expect(pollFault(draft)).toBeNull()
  expect(pollFault({ ...draft, question: ' ' })).toBe('Ask a question.')
  expect(pollFault({ ...draft, options: ['Yes', ' '] })).toBe('Give at least two options.')
  expect(pollFault({ ...draft, options: ['Yes', 'Yes '] })).toBe('Each option must be another one.')
})

test('there is always one more field to write in, up to the most', () => {
  expect(optionFields([])).toEqual(['', ''])
  expect(optionFields(['a', 'b'])).toEqual(['a', 'b', ''])
  expect(optionFields(Array.from({ length: MAX_OPTIONS }, (_, i) => String(i)))).toHaveLength(MAX_OPTIONS)
})

test('empty fields are no options', () => {
  expect(pollOf(draft, 'p').options.map(({ text }) => text)).toEqual(['Yes', 'No'])
})

test('a quiz has one right answer', () => {
  expect(pollOf({ ...draft, quiz: true, several: true }, 'p')).toMatchObject({
    type: 'quiz',
    correct_option_ids: [0],
    allows_multiple_answers: false,
  })
})
