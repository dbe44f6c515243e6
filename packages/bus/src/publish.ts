import {
  ADMIN_COMMAND_SUBJECT,
  type AdminCommand,
  ANSWER_SUBJECT,
  type Answer,
  type CallMessage,
  CHECKOUT_SUBJECT,
  type Checkout,
  callSubject,
  type DeadLetter,
  deadSubject,
  type Envelope,
  type MatchMessage,
  type MemberEvent,
  matchSubject,
  memberSubject,
  outboundSubject,
  type StreamName,
} from '@anonchat/contracts'
import { Unavailable } from '@anonchat/runtime'
import { ErrorCode, NatsError } from 'nats'
import type { BusConnection } from './connect.js'

/** A payload is larger than the server takes; no retry mends that. */
export class TooLarge extends Error {
  constructor(readonly bytes: number) {
    super(`a payload of ${bytes} bytes is larger than the server takes`)
    this.name = 'TooLarge'
  }
}

/** Publishes to JetStream; each resolves after the PubAck, and throws Unavailable when there is none, or TooLarge. */
export interface Publisher {
  /** `id` is the idempotency key: the stream refuses a second message with it for two minutes. */
  memberEvent(event: MemberEvent, id: string): Promise<void>
  adminCommand(command: AdminCommand, id: string): Promise<void>
  checkout(checkout: Checkout, id: string): Promise<void>
  envelope(envelope: Envelope): Promise<void>
  answer(answer: Answer, id: string): Promise<void>
  match(message: MatchMessage): Promise<void>
  call(message: CallMessage): Promise<void>
  dead(stream: StreamName, letter: DeadLetter, id?: string): Promise<void>
}

/** A shape that is longer tells no more, and could be too long to be stored. */
const MOST_SHAPE = 32_768

function bounded(letter: DeadLetter): DeadLetter {
  const length = JSON.stringify(letter.shape)?.length ?? 0
  return length > MOST_SHAPE ? { ...letter, shape: `${length} characters of shape` } : letter
}

const callKey = (message: CallMessage): string =>
  message.type === 'request' ? `${message.ask}/call` : `${message.roomId}/${message.reason}`

const encoder = new TextEncoder()

export function createPublisher(bus: Pick<BusConnection, 'publish' | 'connected'>): Publisher {
  const publish = async (subject: string, payload: unknown, id?: string): Promise<void> => {
    if (!bus.connected()) throw new Unavailable('nats', new Error('not connected'))
    const data = encoder.encode(JSON.stringify(payload))
    try {
      await bus.publish(subject, data, id)
    } catch (error) {
      if (error instanceof NatsError && error.code === ErrorCode.MaxPayloadExceeded)
        throw new TooLarge(data.length)
      throw new Unavailable('nats', error)
    }
  }
  return {
    memberEvent: (event, id) => publish(memberSubject(event), event, id),
    adminCommand: (command, id) => publish(ADMIN_COMMAND_SUBJECT, command, id),
    checkout: (checkout, id) => publish(CHECKOUT_SUBJECT, checkout, id),
    envelope: (envelope) => publish(outboundSubject(envelope.chatId), envelope, envelope.key),
    answer: (answer, id) => publish(ANSWER_SUBJECT, answer, id),
    match: (message) => publish(matchSubject(message), message, `${message.searchId}/${message.type}`),
    call: (message) => publish(callSubject(message), message, callKey(message)),
    dead: (stream, letter, id) => publish(deadSubject(stream), bounded(letter), id),
  }
}
