import { join } from 'node:path'
import { ask } from './ask.js'
import { findBinary } from './find-binary.js'
import { startLocalServer } from './local-server.js'
import { BinaryMissing, type Server, type ServerOptions } from './server.js'

// A request to the JetStream API: answered only when the streams on disk have been recovered.
const JETSTREAM_INFO = [
  'CONNECT {"verbose":false}',
  'SUB _INBOX.ready 1',
  'PUB $JS.API.INFO _INBOX.ready 0',
  '',
  '',
].join('\r\n')

/** Starts nats-server with JetStream on files. Throws BinaryMissing when it is not installed. */
export async function startNats(options: ServerOptions = {}): Promise<Server> {
  const binary = await findBinary('nats-server')
  if (binary === undefined) throw new BinaryMissing('nats', 'nats-server')
  return startLocalServer(
    {
      kind: 'nats',
      binary,
      url: (port) => `nats://127.0.0.1:${port}`,
      args: ({ dir, port }) => ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', join(dir, 'jetstream')],
      answers: (port) => natsAnswers(port),
    },
    options,
  )
}

/** True when a NATS server with JetStream answers on the loopback port. */
export function natsAnswers(port: number): Promise<boolean> {
  return ask(port, JETSTREAM_INFO, 'MSG _INBOX.ready 1')
}
