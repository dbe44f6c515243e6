import { expect, it } from 'vitest'
import { shortLine } from './short-log.js'

it.each([
  ['{"level":"info","msg":"started"}', undefined],
  ['{"level":"warn","msg":"NATS is away"}', 'relay        warning: NATS is away'],
  [
    '{"level":"error","msg":"send failed","err":{"message":"timeout"}}',
    'relay        error: send failed: timeout',
  ],
  ['relay: REDIS_URL is not set.', 'relay        relay: REDIS_URL is not set.'],
  ['', undefined],
  ['Error: Cannot find module', 'relay        Error: Cannot find module'],
  ['    at Module._resolveFilename (node:internal/modules)', undefined],
])('shows of %s on the console: %s', (line, shown) => {
  expect(shortLine('relay', line)).toBe(shown)
})
