import { expect, it } from 'vitest'
import { whyNoCalls } from './why-no-calls.js'

const good = {
  domain: 'https://call.example.org',
  apiRoot: 'https://api.telegram.org',
  turnUrls: ['turn:turn.example.org:3478'],
  turnSecret: 'secret-secret-secret',
}

it('starts calls with an https address and a TURN server', () => {
  expect(whyNoCalls(good)).toBeNull()
})

it.each([
  [{ domain: undefined }, /VIDEO_CALL_DOMAIN is not set/],
  [{ domain: 'http://call.example.org' }, /https/],
  [{ domain: 'http://127.0.0.1:8000' }, /https/],
  [{ domain: 'http://call.example.org', apiRoot: 'http://127.0.0.1:8090' }, /https/],
  [{ turnUrls: [] }, /TURN_URLS/],
  [{ turnSecret: undefined }, /TURN_SECRET/],
] as const)('says why it starts none with %o', (change, why) => {
  expect(whyNoCalls({ ...good, ...change })).toMatch(why)
})

it('takes plain http on this machine where Telegram is the sandbox', () => {
  expect(
    whyNoCalls({ ...good, domain: 'http://127.0.0.1:8000', apiRoot: 'http://127.0.0.1:8090' }),
  ).toBeNull()
})
