/**
 * Every key in Redis. Sessions and the waiting pool share the hash tag of their pool, because claiming a pair and
 * writing both sessions is one script; a chat's lane keys share the chat's.
 */
export const POOL = '{pool}'

/**
 * The session of a member, a hash:
 * - `state`: `registering:<step>` | `editing:<field>` | `idle` | `searching` | `chatting` | `refused` (under age, until `refused_until`, ms)
 * - `banned`: `forever` or until when (ms), `ban_reason`: why, in the member's words; `suspended`: 1 until a moderator has
 *   looked, `suspended_for`: the category of the reports; `ban_told`: 1 when the member was told of what holds now.
 *   These stand also where there is no session else
 * - `user`: `users.id` (absent before registration is complete), `lang`: language of the texts
 * - while searching: `search` (search id), `since`, `deadline` (milliseconds)
 * - while chatting: `room`, `partner` (member id), `partner_user`, `opened_at` (ms), `premium` (0|1),
 *   `room_search` (the search id that led here, so that a repeated match request finds what it did)
 * - `filtered`: 1 when the last search had filters, which can be left out
 * - `spoke`: the room in which the member said something; `protects`: 1 when what they say can be neither forwarded nor saved
 * - `reporting`: `<room>:<until>` (ms), the member's next words are for moderators, about that room
 * - `contacts_told`: `<room>:<when>` (ms), the last note that contacts do not pass; means nothing in another room
 * - `shows_media`: the room in which the member allowed media; `media_offered`: the room in which the partner was offered to
 * - `pending`: notices of rooms that were decided but perhaps not yet published, each
 *   `opened:<room>:<partner>` or `ended:<room>:<reason>:<self|partner|other>:<partner>`, joined by `;`
 * - `did`, `did_result`: the key of the member's own last transition, and what it gave (JSON)
 * - `invited_by`: while registering, the code of the link by which somebody came
 * - drafts of the registration: `draft_gender`, `draft_age`, `draft_city`
 */
export const sessionKey = (memberId: number): string => `${POOL}:session:${memberId}`

/**
 * The last events that were begun, by key, numbered in that order; `newest` has the stream sequence of the last one,
 * negative. A sorted set with a TTL.
 */
export const begunKey = (memberId: number): string => `${POOL}:begun:${memberId}`

/**
 * An album of a member whose items are still coming, a hash with a TTL: `group` (Telegram's id), `room`, `partner`, `key` and
 * `trace` (of its first item), `item:<message id>` (what was said, as JSON, until it is sent); after that, `sent:<message id>`.
 */
export const albumKey = (memberId: number): string => `${POOL}:album:${memberId}`

/** Token bucket of a member's messages, a hash with a TTL. */
export const floodKey = (memberId: number): string => `${POOL}:flood:${memberId}`

/** The member's profile as JSON, a cache with a TTL; MySQL holds the record. */
export const profileKey = (memberId: number): string => `profile:${memberId}`

/** A yes of the channel gate, a cache with a TTL. */
export const gateKey = (memberId: number): string => `gate:${memberId}`

/**
 * Whom a member must never be paired with, a set of Telegram ids with a TTL: blocks since a ticket was made, which know of
 * neither. It stands in the sets of both.
 */
export const apartKey = (memberId: number): string => `${POOL}:apart:${memberId}`

/** What a member was shown of the partner in a room, as JSON, with a TTL. */
export const shownKey = (roomId: string, memberId: number): string => `shown:${roomId}:${memberId}`

/** The ice-breakers of a room, a hash with a TTL: event key to number. */
export const iceKey = (roomId: string): string => `ice:${roomId}`
/** The keys of a member's failed tries to redeem something, a set of event keys with a TTL. */
export const triesKey = (memberId: number): string => `tries:${memberId}`

/** The address of an invoice that anybody may pay, by what it offers and in which language, with a TTL. */
export const invoiceKey = (offer: string, lang: string): string => `invoice:${lang}:${offer}`

/** The waiting pool; the rest of its keys is listed in pool/keys.ts. */
export const poolKey = (rest: string): string => `${POOL}:${rest}`

/** A lane of a chat: `lane:{<chat>}:<live|bulk>` and what belongs to it. */
export const laneKey = (chatId: number, rest: string): string => `lane:{${chatId}}:${rest}`

/** Message ids of a chat in a room to their counterparts in the other chat: `<message id>` to `<chat>:<message id>`, followed
 * by `:received` where the partner said it. */
export const counterpartsKey = (chatId: number, roomId: string): string => `ids:{${chatId}}:${roomId}`

/** Message ids that the relay remembers by name, so that a later envelope can edit them: a hash. */
export const slotsKey = (chatId: number): string => `slots:{${chatId}}`

/** What came of an envelope whose outcome somebody waits for, by its key: JSON, with a TTL. */
export const sendOutcomeKey = (envelopeKey: string): string => `send-outcome:${envelopeKey}`

/** The one gateway replica that polls: holds its random id, with a TTL. */
export const pollerKey = (botId: number): string => `poller:${botId}`

/** What an admin was asked and may answer by a plain message: names the question, with a TTL. */
export const askingKey = (adminId: number): string => `asking:${adminId}`

/** The reports that a moderator has put off, a sorted set by when (ms), with a TTL; 0: operators by the key. */
export const putOffKey = (moderator: number): string => `put-off:${moderator}`

/**
 * A call, a hash with a TTL: `room` (of the chat, or empty), `created_at`, `ends_at`, `link_until` (ms), `connected_at` (ms),
 * `ended` (why), `ended_at`; and for each side, `a` who asked and `b` who said yes: `member_<side>`, `lang_<side>`,
 * `opened_<side>` (1 from the first page on), `session_<side>`, `conn_<side>` (the connection that counts), `resume_<side>`
 * (hash of the secret), `present_<side>` (until then, ms), `mic_<side>`, `cam_<side>` (0|1), `seq_<side>` (of the last signal
 * for it)
 */
export const callKey = (callId: string): string => `call:{${callId}}`

/** Signals for a side's page, a sorted set by their number: `<seq>:<JSON>`. */
export const callInboxKey = (callId: string, side: string): string => `call:{${callId}}:inbox:${side}`

/** The id of the call that a chat room has. */
export const callOfRoomKey = (roomId: string): string => `calls:{${roomId}}:current`

/** Why no call may begin in a chat room any more. */
export const callsOverKey = (roomId: string): string => `calls:{${roomId}}:over`

/**
 * The last request for a video call in a room, a hash with a TTL: `ask` (names it), `from`, `to`, `at` (ms),
 * `state` (asked | yes | no | never | back | over), `answered_by` (key of the event), `never_<member>` (1: is not asked again)
 */
export const callAskKey = (roomId: string): string => `call-ask:{${roomId}}`

/** The requests for video calls that a member made in the last hour, a sorted set by their time. */
export const callRateKey = (memberId: number): string => `call-rate:${memberId}`

/** Requests to the HTTP interface of video calls in a minute, a counter with a TTL. */
export const callApiKey = (keyName: string, minute: number): string => `call-api:${keyName}:${minute}`

/** The messages of an album that answers a question to an admin: a set, with a TTL. */
export const gatheredKey = (adminId: number, group: string): string => `asking:${adminId}:${group}`

/** Wrong keys that came from an address (hashed) to the operators' interface in a minute, a counter with a TTL. */
export const wrongKeysKey = (from: string, minute: number): string => `wrong-keys:${from}:${minute}`

/** A link to the operators' page that was not used yet, by the hash of its secret part, with a TTL. */
export const panelLinkKey = (hash: string): string => `panel-link:${hash}`

/** Who is signed in to the operators' page (Telegram id), by the hash of what the cookie holds, with a TTL. */
export const panelSessionKey = (hash: string): string => `panel-session:${hash}`
