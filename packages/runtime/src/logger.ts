import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { redact } from './redact.js'

export type { Logger } from 'pino'

const MOST_MESSAGE = 500
const MOST_FRAMES = 12

/** An error without what it may carry along: payloads, ids, quoted words, tokens and passwords in addresses. */
export function describeError(error: unknown): {
  type: string
  message: string
  stack?: string
  code?: string
} {
  if (!(error instanceof Error))
    return { type: typeof error, message: redact(String(error)).slice(0, MOST_MESSAGE) }
  const { type, message, stack } = stdSerializers.err(error)
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? String(error.code)
      : undefined
  return {
    type,
    message: redact(message).slice(0, MOST_MESSAGE),
    stack: framesOf(stack),
    ...(code === undefined ? {} : { code }),
  }
}

/** A stack begins with the message; only the frames below it are free of data. */
function framesOf(stack: string): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return frames.slice(0, MOST_FRAMES).join('\n')
}

/**
 * A JSON logger to standard output. Log by `trace`, never by member: no id, name or text of a member may be in a line.
 */
export function createLogger(service: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
