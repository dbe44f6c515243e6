/** What came of a recipient of a parcel. */
export const OUTCOMES = [
  /** Not known yet. */
  'pending',
  /** Copied, or deleted. */
  'done',
  'blocked',
  'deactivated',
  /** Never wrote to the bot, or has no chat with it any more. */
  'unreachable',
  /** Telegram does not take it, or the receiver does not. */
  'refused',
  /** Telegram failed so often that it was given up. */
  'gave-up',
  /** Not tried: not to be written to any more, or the broadcast was cancelled. */
  'skipped',
] as const
export type RecipientOutcome = (typeof OUTCOMES)[number]

export interface Recorded {
  readonly outcome: RecipientOutcome
  /** Of the messages that were sent. */
  readonly messageIds: readonly number[]
}

const ID_BYTES = 4

/** How many bytes an outcome takes. @param messages how many a recipient gets: each leaves an id */
export const outcomeBytes = (messages: number): number => 1 + messages * ID_BYTES

/** An outcome as so many bytes; ids that do not fit in 32 bits are left out, and cannot be undone. */
export function writeOutcome({ outcome, messageIds }: Recorded, messages: number): Buffer {
  const bytes = Buffer.alloc(outcomeBytes(messages))
  bytes.writeUInt8(OUTCOMES.indexOf(outcome))
  for (const [index, id] of messageIds.slice(0, messages).entries())
    if (id <= 0xff_ff_ff_ff) bytes.writeUInt32BE(id, 1 + index * ID_BYTES)
  return bytes
}

const PENDING: Recorded = { outcome: 'pending', messageIds: [] }

/** Reads the outcomes of so many recipients. What is beyond the end is pending. */
export function readOutcomes(bytes: Uint8Array, recipients: number, messages: number): Recorded[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = outcomeBytes(messages)
  return Array.from({ length: recipients }, (_, position) => {
    const at = position * size
    if (at + size > buffer.length) return PENDING
    const outcome = OUTCOMES[buffer.readUInt8(at)] ?? 'pending'
    const ids = Array.from({ length: messages }, (_, index) => buffer.readUInt32BE(at + 1 + index * ID_BYTES))
    return { outcome, messageIds: ids.filter((id) => id > 0) }
  })
}

export type Counts = Readonly<Record<RecipientOutcome, number>>

/** How many recipients each outcome has. */
export function countOutcomes(recorded: readonly Recorded[]): Counts {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<
    RecipientOutcome,
    number
  >
  for (const { outcome } of recorded) counts[outcome]++
  return counts
}
