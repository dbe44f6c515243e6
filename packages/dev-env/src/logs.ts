import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceName } from './services.js'

/** What the replicas of a test's system log: a file for each service, read back as lines. */
export interface Logs {
  /** The file for a service, to which its processes append. */
  file(service: ServiceName): string
  append(service: ServiceName, line: string): void
  lines(service: ServiceName): string[]
}

export function logsIn(dir: string): Logs {
  const file = (service: ServiceName) => join(dir, `${service}.log`)
  return {
    file,
    append: (service, line) => appendFileSync(file(service), `${line}\n`),
    lines: (service) => {
      closeSync(openSync(file(service), 'a'))
      return readFileSync(file(service), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    },
  }
}
