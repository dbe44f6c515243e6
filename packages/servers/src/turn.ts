import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { join } from 'node:path'
import { findBinary } from './find-binary.js'
import { startLocalServer } from './local-server.js'
import { BinaryMissing, type Server, type ServerOptions } from './server.js'

/** A TURN server on loopback alone; `port` takes UDP and TCP. */
export interface TurnServer extends Server {
  /** What the credentials of its users are made with. */
  readonly secret: string
}

/** Starts coturn as a relay between programs of this machine. Throws BinaryMissing when it is not installed. */
export async function startTurn(options: ServerOptions & { secret?: string } = {}): Promise<TurnServer> {
  const binary = await findBinary('turnserver')
  if (binary === undefined) throw new BinaryMissing('turn', 'turnserver')
  const secret = options.secret ?? randomBytes(24).toString('base64url')
  const server = await startLocalServer(
    {
      kind: 'turn',
      binary,
      url: (port) => `turn:127.0.0.1:${port}`,
      args: ({ dir, port }) => [
        ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-multicast-peers', '--fingerprint'],
        ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`],
        // Both sides of a call on one machine are relayed from loopback to loopback.
        '--allow-loopback-peers',
        ...['--realm=anonchat', '--use-auth-secret', `--static-auth-secret=${secret}`],
        ...['--log-file=stdout', `--pidfile=${join(dir, 'turn.pid')}`, `--userdb=${join(dir, 'turndb')}`],
      ],
      answers: turnAnswers,
    },
    options,
  )
  return Object.assign(server, { secret })
}

/** A binding request of STUN, and how its answer begins (RFC 8489). */
const BINDING_REQUEST = Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)])
const BINDING_SUCCESS = 0x0101

/** True when a TURN server answers on the loopback port. */
export function turnAnswers(port: number, limitMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const finish = (ok: boolean) => {
      socket.destroy()
      resolve(ok)
    }
    socket.setTimeout(limitMs, () => finish(false))
    socket.once('error', () => finish(false))
    socket.once('close', () => finish(false))
    socket.once('connect', () => socket.write(BINDING_REQUEST))
    socket.once('data', (answer) =>
      finish(answer.byteLength >= 2 && answer.readUInt16BE(0) === BINDING_SUCCESS),
    )
  })
}
