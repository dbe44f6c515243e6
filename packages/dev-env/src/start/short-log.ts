const SHOWN: Readonly<Record<string, string>> = { warn: 'warning', error: 'error', fatal: 'error' }

// What Node prints around the message of an error that ends it.
const CRASH_DETAIL = /^\s|^$|^}|^node:|^Node\.js v/

/**
 * What the console shows of a line that a service wrote: warnings and errors in short, and whatever is no log line
 * (a fault of the environment, a crash of Node). Undefined: nothing.
 */
export function shortLine(source: string, line: string): string | undefined {
  const prefix = source.padEnd(12)
  const entry = parse(line)
  if (entry === undefined) return CRASH_DETAIL.test(line) ? undefined : `${prefix} ${line}`
  const word = typeof entry.level === 'string' ? SHOWN[entry.level] : undefined
  if (word === undefined) return undefined
  return [`${prefix} ${word}: ${entry.msg ?? ''}`, reason(entry.err)].filter(Boolean).join(': ')
}

interface Entry {
  level?: unknown
  msg?: unknown
  err?: unknown
}

function parse(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function reason(err: unknown): string {
  if (typeof err !== 'object' || err === null || !('message' in err)) return ''
  return String(err.message)
}
