import { expect, it } from 'vitest'
import { headersOf } from './headers.js'

const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
const PLAIN = { 'content-type': 'application/json' }

it.each([
  ['127.0.0.1', TRACEPARENT, { ...PLAIN, traceparent: TRACEPARENT }],
  ['127.0.0.1', undefined, PLAIN],
  ['api.telegram.org', TRACEPARENT, PLAIN],
])('a call to %s with the trace %s has the headers %o', (host, traceparent, headers) => {
  expect(headersOf(host, traceparent)).toEqual(headers)
})
