import type { Database, Redis } from '@anonchat/store'
import type { System } from '../../src/index.js'
import type { Acts } from './acts.js'
import type { Look } from './look.js'
import type { Person } from './person.js'
import type { Quiet } from './quiet.js'
import type { Watch } from './watch.js'

/** What all runs share. */
export interface World {
  readonly system: System
  readonly db: Database
  readonly redis: Redis
  readonly quiet: Quiet
}

/** The people of a run, what they do and what is known of it so far. */
export interface Run extends World {
  readonly people: readonly Person[]
  readonly acts: Acts
  readonly watch: Watch
  /** What was done, in order, in words. */
  readonly log: string[]
  readonly faults: string[]
  /** When nothing was on its way (ms). */
  readonly quietAt: number[]
  /** Whose row is whose, by `users.id`: whoever deletes everything and comes back gets another one. */
  readonly owners: Map<number, Person>
  last: Look | undefined
  /** Waits until nothing is on its way, and looks whether everything is as it must be. */
  settle(): Promise<Look>
}
