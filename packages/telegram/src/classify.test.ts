import { describe, expect, it } from 'vitest'
import { classify, type Outcome } from './classify.js'
import { CallFailed } from './failure.js'

const refused = (code: number, description: string, retryAfterMs?: number) =>
  new CallFailed('sendMessage', {
    kind: 'refused',
    code,
    description,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })

const TEXTS: readonly [number, string, Outcome['kind'], string?][] = [
  [403, 'Forbidden: bot was blocked by the user', 'unreachable', 'blocked'],
  [403, 'Forbidden: user is deactivated', 'unreachable', 'deactivated'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'unreachable', 'not-started'],
  [403, 'Forbidden: bot was kicked from the group chat', 'unreachable', 'chat-not-found'],
  [400, 'Bad Request: chat not found', 'unreachable', 'chat-not-found'],
  [400, 'Bad Request: PEER_ID_INVALID', 'unreachable', 'chat-not-found'],
  [400, 'Bad Request: message to edit not found', 'gone'],
  [400, 'Bad Request: message to delete not found', 'gone'],
  [400, 'Bad Request: message to react not found', 'gone'],
  [400, 'Bad Request: message to be replied not found', 'gone'],
  [400, "Bad Request: message can't be edited", 'gone'],
  [400, "Bad Request: message can't be deleted for everyone", 'gone'],
  [400, 'Bad Request: MESSAGE_ID_INVALID', 'gone'],
  [
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    'gone',
  ],
  [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid', 'gone'],
  [400, 'Bad Request: message text is empty', 'bad-request'],
  [400, 'Bad Request: message is too long', 'bad-request'],
  [400, 'Bad Request: wrong remote file identifier specified: Wrong string length', 'bad-request'],
  [400, 'Bad Request: VOICE_MESSAGES_FORBIDDEN', 'forbidden'],
  [400, 'Bad Request: user restricted receiving of video messages', 'forbidden'],
  [403, 'Forbidden: USER_PRIVACY_RESTRICTED', 'forbidden'],
  [400, 'Bad Request: REACTION_INVALID', 'bad-request'],
  [413, 'Request Entity Too Large', 'bad-request'],
  [401, 'Unauthorized', 'unauthorized'],
  [404, 'Not Found', 'unauthorized'],
  [500, 'Internal Server Error', 'transient'],
  [502, 'Bad Gateway', 'transient'],
]

describe('a refusal of Telegram', () => {
  it.each(TEXTS)('%i %s is %s %s', (code, description, kind, reason) => {
    const outcome = classify(refused(code, description))
    expect(outcome.kind).toBe(kind)
    if (outcome.kind === 'unreachable') expect(outcome.reason).toBe(reason)
  })

  it('that asks for patience says for how long', () => {
    expect(classify(refused(429, 'Too Many Requests: retry after 5', 5_000))).toEqual({
      kind: 'retry-after',
      ms: 5_000,
    })
    expect(classify(refused(429, 'Too Many Requests'))).toEqual({ kind: 'retry-after', ms: 1_000 })
  })
})

describe('a call without an answer', () => {
  it('may be tried again', () => {
    expect(classify(new CallFailed('sendMessage', { kind: 'no-answer', reason: 'timeout' })).kind).toBe(
      'transient',
    )
    expect(classify(new Error('anything')).kind).toBe('transient')
  })
})

describe('the words of an error', () => {
  it('repeat nothing that was sent', () => {
    const error = refused(400, 'Bad Request: inline keyboard button URL \'rosebud\' is invalid: "rosebud"')
    expect(error.message).not.toContain('rosebud')
  })
})
