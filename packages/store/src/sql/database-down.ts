import { Unavailable } from '@anonchat/runtime'

/** Names of the system's errors when there is no talking to the server. */
const AWAY_NAMES = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
  // Prisma's: unreachable, timed out, connection closed, no connection or transaction in time, too many connections.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  // Password or user refused, as while they are being changed; a deadlock.
  ...['P1000', 'P1010', 'P2034'],
])

const AWAY_NUMBERS = new Set([
  // The server's: too many connections, shutting down, connection broken or killed, read-only after a failover.
  ...[1040, 1053, 1077, 1079, 1080, 1152, 1158, 1159, 1160, 1161, 1203, 1290, 1836, 1927, 3169, 4031],
  // The server's: disk full, access denied to database or user, waited too long for a lock, deadlock.
  ...[1021, 1044, 1045, 1205, 1213],
  // The driver's: connection closed, broken or timed out, pool without a connection.
  ...[45001, 45004, 45009, 45012, 45013, 45019, 45026, 45028, 45039, 45042, 45060, 45061],
])

/**
 * True when an error says that the database is away, starting, stopping, full, locked or has no connection to spare, or
 * lets us in no more: try again later. False for what would fail again, such as a wrong statement or a violated
 * constraint.
 */
export function isDatabaseDown(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      (cause instanceof Unavailable && cause.dependency === 'mysql') ||
      codesOf(cause).some((code) => AWAY_NAMES.has(String(code)) || AWAY_NUMBERS.has(Number(code))),
  )
}

/** What went wrong, in a line for an operator: the first line of the innermost message that there is. */
export function describeDatabaseError(error: unknown): string {
  const messages = causesOf(error).flatMap((cause) => [
    ...('message' in cause ? [String(cause.message)] : []),
    ...('cause' in cause && typeof cause.cause === 'string' ? [cause.cause] : []),
  ])
  const [line = ''] = (messages.at(-1) ?? String(error)).trim().split('\n')
  return isDatabaseDown(error) ? `The database does not answer: ${line}` : line
}

/** The error, what caused it, and what caused that. Prisma keeps the driver's error in `meta.driverAdapterError`. */
function causesOf(error: unknown, depth = 0): object[] {
  if (typeof error !== 'object' || error === null || depth > 6) return []
  const meta = 'meta' in error && typeof error.meta === 'object' && error.meta !== null ? error.meta : {}
  const inner = [
    'driverAdapterError' in meta ? meta.driverAdapterError : undefined,
    'cause' in error ? error.cause : undefined,
  ]
  return [error, ...inner.flatMap((cause) => causesOf(cause, depth + 1))]
}

const codesOf = (error: object): unknown[] => [
  'code' in error ? error.code : undefined,
  'errno' in error ? error.errno : undefined,
  'originalCode' in error ? error.originalCode : undefined,
]
