import { expect, it } from 'vitest'
import { secretCheck } from './secret.js'

const right = secretCheck('a-secret-of-some-length')

it.each([
  ['the secret', 'a-secret-of-some-length', true],
  ['another of the same length', 'a-secret-of-some-lengtX', false],
  ['its beginning', 'a-secret', false],
  ['a longer one', 'a-secret-of-some-length-', false],
  ['an empty one', '', false],
  ['none', undefined, false],
])('%s', (_, given, expected) => {
  expect(right(given)).toBe(expected)
})
