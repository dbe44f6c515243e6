/** A server started from a local binary, on a loopback port, with a data folder of its own. */
export interface Server {
  readonly kind: ServerKind | 'turn'
  /** `nats://…`, `redis://…`, `turn:…`, or `mysql://root@…` without a database. */
  readonly url: string
  readonly port: number
  /** The process that runs now; the last one that ran when it is stopped. */
  readonly pid: number
  readonly logFile: string
  /** Resolves with how (`exit status 1`, `SIGKILL`) when the process that runs now has ended, whoever ended it. */
  ended(): Promise<string>
  /** Starts it again on the same port and data; resolves when it answers. */
  start(): Promise<void>
  /** Ends the process and waits until it is gone. SIGTERM lets it finish, SIGKILL is a crash. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Stops it, and removes the data folder if it was a temporary one. */
  dispose(): Promise<void>
}

/** What no part of the system runs without. */
export type ServerKind = 'nats' | 'redis' | 'mysql'

export interface ServerOptions {
  /** Keeps the data here, across processes. Default: a temporary folder, removed by `dispose`. */
  dir?: string
  /** Default: a free loopback port. */
  port?: number
}

/** Thrown when a server's binary is not installed here. */
export class BinaryMissing extends Error {
  constructor(
    readonly kind: ServerKind | 'turn',
    readonly binary: string,
  ) {
    super(`${binary} is not installed (looked on the PATH and in the sbin folders)`)
  }
}

/** Thrown when something else listens on the port that a server was to have. */
export class PortBusy extends Error {
  constructor(
    readonly kind: ServerKind | 'turn',
    readonly port: number,
  ) {
    super(`port ${port}, on which ${kind} was to listen, is taken by another program`)
  }
}
