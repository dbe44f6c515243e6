import { type ConsumerInfo, type JetStreamManager, type NatsConnection, NatsError } from 'nats'

const NO_MESSAGE_FOUND = 10037

/**
 * Acknowledges again what a serial consumer (one pending at most) waits for when that is no longer in the stream. A
 * server that crashed may have kept the removal of a message, but not that it was acknowledged; nats-server 2.9 then
 * waits for ever for what it cannot give to anybody. Does no harm when the message was acknowledged just now.
 */
export async function repeatForgottenAck(
  nc: Pick<NatsConnection, 'publish'>,
  jsm: Pick<JetStreamManager, 'streams'>,
  info: ConsumerInfo,
): Promise<void> {
  if (info.num_ack_pending === 0) return
  if (await isInStream(jsm, info.stream_name, info.delivered.stream_seq)) return
  nc.publish(ackSubject(info))
}

const isInStream = async (jsm: Pick<JetStreamManager, 'streams'>, stream: string, seq: number) => {
  try {
    await jsm.streams.getMessage(stream, { seq })
    return true
  } catch (error) {
    if (error instanceof NatsError && error.api_error?.err_code === NO_MESSAGE_FOUND) return false
    throw error
  }
}

/** Where the acknowledgement of what was given last goes; a server tells that itself with each message. */
const ackSubject = ({ stream_name, name, delivered }: ConsumerInfo) =>
  `$JS.ACK.${stream_name}.${name}.1.${delivered.stream_seq}.${delivered.consumer_seq}.0.0`
