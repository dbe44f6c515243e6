// The page carries this code, too: of Zod's two forms it is the small one.
import * as z from 'zod/mini'

/**
 * What a page and the service say to each other over `GET /call/socket`, as JSON, one message in a frame. The page sends
 * `hello` first, within LIMITS.helloMs, and gets `welcome` and then `partner`, or the socket is closed with one of CLOSE.
 */

/** Bounds of what a page may send. */
export const LIMITS = {
  helloMs: 10_000,
  frameBytes: 64 * 1024,
  sdpChars: 32 * 1024,
  candidateChars: 1_024,
  words: 500,
  /** Frames of one socket: so many in a burst, so many a second in the long run. */
  burst: 120,
  perSecond: 20,
} as const

/** Why the service closes a socket. 1012: the service restarts; come again at once. */
export const CLOSE = {
  malformed: 4400,
  badToken: 4401,
  identityMismatch: 4403,
  /** No `hello` came in time. A slow network is no wrong link: the page comes again. */
  tooSlow: 4408,
  takenOver: 4409,
  expired: 4410,
  tooFast: 4429,
  notReady: 4503,
  /** The call is over; `ended` said why. */
  ended: 4000,
  tooLarge: 1009,
  restart: 1012,
} as const

const Count = z.int().check(z.nonnegative())
const Sdp = z.string().check(z.maxLength(LIMITS.sdpChars))

/** `round`: the number of an offer among those of its page, which the answer to it repeats. */
export const Description = z.object({
  type: z.enum(['offer', 'answer']),
  sdp: Sdp,
  round: Count,
})
export type Description = z.infer<typeof Description>

/** As RTCIceCandidate.toJSON() gives it; an empty candidate ends them. */
export const Candidate = z.object({
  candidate: z.string().check(z.maxLength(LIMITS.candidateChars)),
  sdpMid: z.nullish(z.string().check(z.regex(/^[\w-]{0,64}$/))),
  sdpMLineIndex: z.nullish(z.int().check(z.minimum(0), z.maximum(64))),
  usernameFragment: z.nullish(z.string().check(z.regex(/^[\w+/]{0,256}$/))),
})
export type Candidate = z.infer<typeof Candidate>

/** One page of one side: it changes when the side opens the page anew, and then the old peer connection is of no use. */
const Session = Count

const Secret = z.string().check(z.minLength(1), z.maxLength(200))

export const ReportCategory = z.enum(['spam', 'harassment', 'sexual', 'minor', 'fraud', 'other'])
export type ReportCategory = z.infer<typeof ReportCategory>

export const QualityLevel = z.enum(['good', 'fair', 'poor', 'lost'])
export type QualityLevel = z.infer<typeof QualityLevel>

export const ClientMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    /** `t` of the page's address. */
    token: Secret,
    /** Telegram.WebApp.initData. */
    initData: z.string().check(z.maxLength(8_192)),
    /** Of the `welcome` that this page got: it goes on with its peer connection. A page that was loaded anew has none. */
    resume: z.optional(Secret),
    /** With `resume`: `seq` of the last `signal` that came. What came after it is sent again. */
    received: z.optional(Count),
  }),
  z.object({
    type: z.literal('signal'),
    /** The session of the partner that it is for, from `partner`. For another one it is dropped. */
    to: Session,
    description: z.optional(Description),
    candidate: z.optional(Candidate),
  }),
  z.object({ type: z.literal('media'), microphone: z.boolean(), camera: z.boolean() }),
  /** The way to the partner broke: both get `restart` with new credentials. */
  z.object({ type: z.literal('restart') }),
  z.object({
    type: z.literal('report'),
    category: ReportCategory,
    words: z.optional(z.string().check(z.trim(), z.maxLength(LIMITS.words))),
  }),
  z.object({
    type: z.literal('quality'),
    connected: z.boolean(),
    /** From the moment when both have joined to the partner's first picture. */
    firstFrameMs: z.optional(Count.check(z.maximum(3_600_000))),
    level: QualityLevel,
    /** Why no connection was made, once it is given up. */
    failure: z.optional(z.enum(['ice', 'media', 'signaling'])),
  }),
  z.object({ type: z.literal('hang-up') }),
  z.object({ type: z.literal('ping') }),
])
export type ClientMessage = z.infer<typeof ClientMessage>
export type ClientMessageOf<T extends ClientMessage['type']> = Extract<ClientMessage, { type: T }>

export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string(),
  credential: z.string(),
})
export type IceServer = z.infer<typeof IceServer>

/**
 * `absent`: not opened yet, or gone for longer than a change of networks takes. `joined`: the page has said by `media` that
 * its member wants to be in the call; a peer connection is made when both have.
 */
export const PartnerState = z.enum(['absent', 'present', 'joined'])
export type PartnerState = z.infer<typeof PartnerState>

export const EndReason = z.enum([
  'hung-up',
  'chat-ended',
  'expired',
  'reported',
  'moderated',
  'taken-over',
  'failed',
])
export type EndReason = z.infer<typeof EndReason>

const signalBody = {
  /** The session of the partner that it is from. */
  from: Session,
  description: z.optional(Description),
  candidate: z.optional(Candidate),
}
/** A signal as it is kept for a page that is away. */
export const SignalBody = z.object(signalBody)

export const ServerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    /** Of the member's texts. */
    language: z.string(),
    /** The role in perfect negotiation; the same for the whole call. */
    polite: z.boolean(),
    /** Of this page. */
    session: Session,
    iceServers: z.array(IceServer),
    iceTransportPolicy: z.literal('relay'),
    /** Proves, after a change of networks, that it is this page that comes back. */
    resume: Secret,
    /** True when the page's `resume` was taken: its peer connection goes on. */
    resumed: z.boolean(),
    partner: PartnerState,
    /** Milliseconds since 1970: when the call ends by itself. */
    endsAt: z.number(),
    /** The service's clock, against which `endsAt` is counted. */
    now: z.number(),
  }),
  z.object({
    type: z.literal('partner'),
    state: PartnerState,
    /** Of the partner's page. Another one than before: make a new peer connection. */
    session: Session,
    microphone: z.boolean(),
    camera: z.boolean(),
  }),
  z.object({
    type: z.literal('signal'),
    /** Rises by one with each signal to this page. */
    seq: z.int().check(z.positive()),
    ...signalBody,
  }),
  /** An ICE restart is wanted, with these. The impolite side makes the offer. */
  z.object({ type: z.literal('restart'), iceServers: z.array(IceServer) }),
  z.object({ type: z.literal('reported') }),
  z.object({ type: z.literal('ended'), reason: EndReason }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('error'), code: z.string(), message: z.string() }),
])
export type ServerMessage = z.infer<typeof ServerMessage>
export type ServerMessageOf<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>
