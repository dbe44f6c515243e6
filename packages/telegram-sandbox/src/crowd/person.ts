import type { Member, NewMember } from '../api.js'
import { oneOf, type Random } from './chance.js'
import { NOWHERE, type Waiting } from './due-queue.js'
import { type Mind, newMind } from './mind.js'
import { NAMES } from './phrases.js'

/** One of the crowd: a member of the sandbox with a mind. */
export interface Person extends Waiting {
  readonly id: number
  mind: Mind
}

export const FIRST_CROWD_ID = 6_000_000_001
const LANGUAGES = ['en', 'en', 'en', 'fa'] as const

export function newPerson(id: number, now: number): Person {
  return { id, mind: newMind(now), due: now, place: NOWHERE }
}

/** Who comes, as Telegram knows them. */
export function memberFor(id: number, random: Random): NewMember & Pick<Member, 'first_name'> {
  return { id, first_name: oneOf(random, NAMES), language_code: oneOf(random, LANGUAGES), crowd: true }
}
