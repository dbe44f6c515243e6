import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { CallId, type CallSide } from '@anonchat/contracts'

/** Ids and tokens of calls. All come from one secret: whoever makes them a second time makes the same, and none is stored. */
export interface CallSecrets {
  /** The id of the call that a request is about. Nobody without the secret can guess it. */
  callId(request: string): string
  /** What stands in the link of a side. */
  token(callId: string, side: CallSide): string
  /** Whose token it is; null for what is none of ours. */
  readToken(token: string): { readonly callId: string; readonly side: CallSide } | null
}

const SIDES = ['a', 'b'] as const

export function callSecrets(secret: string): CallSecrets {
  const key = createHmac('sha256', 'anonchat video call').update(secret).digest()
  const mac = (what: string): Buffer => createHmac('sha256', key).update(what).digest()
  const token: CallSecrets['token'] = (callId, side) =>
    `${callId}${mac(`token ${callId} ${side}`).toString('base64url')}`
  return {
    callId: (request) => mac(`id ${request}`).subarray(0, 16).toString('base64url'),
    token,
    readToken: (given) => {
      const callId = CallId.safeParse(given.slice(0, 22))
      if (!callId.success) return null
      const presented = Buffer.from(given)
      let found: CallSide | null = null
      // Both are compared, whichever it is.
      for (const side of SIDES) {
        const wanted = Buffer.from(token(callId.data, side))
        if (presented.length === wanted.length && timingSafeEqual(presented, wanted)) found = side
      }
      return found === null ? null : { callId: callId.data, side: found }
    },
  }
}

/** A secret for a page to come back with, and what is kept of it. */
export function newResume(): { readonly resume: string; readonly hash: string } {
  const resume = randomBytes(24).toString('base64url')
  return { resume, hash: hashOf(resume) }
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const newConnectionId = (): string => randomBytes(9).toString('base64url')
