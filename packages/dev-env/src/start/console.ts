import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { shortLine } from './short-log.js'

/** What a start shows: short lines, and steps that take time. */
export interface Console {
  say(line: string): void
  step<T>(title: string, work: () => Promise<T>): Promise<T>
}

/** A console that begins no further step once the user wants to stop. */
export interface StoppableConsole extends Console {
  /** Why to go no further; undefined while all is well. */
  stopped(): string | undefined
}

export function stoppable(console: Console, signal: AbortSignal): StoppableConsole {
  const stopped = () => (signal.aborted ? 'stopped while it was starting' : undefined)
  return {
    say: console.say,
    stopped,
    step: async (title, work) => {
      const why = stopped()
      if (why !== undefined) throw new Error(why)
      return console.step(title, work)
    },
  }
}

/** Where the output of services goes. */
export interface Outputs {
  file(source: string): string
  /** Takes the lines of a source: all of them into its file, what matters to the console too. */
  to(source: string): (line: string) => void
}

export function outputsIn(dir: string, console: Console): Outputs {
  mkdirSync(dir, { recursive: true })
  const file = (source: string) => join(dir, `${source}.log`)
  return {
    file,
    to: (source) => {
      // The log of the start before is kept, so that logs do not grow for ever and a crash can still be looked into.
      if (existsSync(file(source))) renameSync(file(source), join(dir, `${source}.previous.log`))
      const log = createWriteStream(file(source))
      return (line) => {
        log.write(`${line}\n`)
        const short = shortLine(source, line)
        if (short !== undefined) console.say(short)
      }
    },
  }
}
