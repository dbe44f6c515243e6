import { within } from './chance.js'
import type { Deed, Mind, Moment } from './mind.js'
import {
  ANSWER,
  GRACE_MS,
  LEAVE_RETRY_MS,
  LEAVE_TRIES,
  PATIENCE_MS,
  RETRY_MS,
  SEARCH_PATIENCE_MS,
  SILENCE_GAP,
  TEMPO,
  WORDS_INTO_SILENCE,
} from './pace.js'

export interface Woken {
  mind: Mind
  deed: Deed | null
}

/** Of those who leave a room, so many want another at once. */
const GOES_ON = 0.75
/** So many messages of a played member get a reaction besides the answer. */
const REACTS = 0.25

const command = (text: string): Deed => ({ kind: 'text', text })

/** What a person does now that it is due. */
export function wake(mind: Mind, moment: Moment): Woken {
  if (mind.leaving !== 'no') return leave(mind, moment)
  const { now } = moment
  switch (mind.phase) {
    case 'registering':
      return { mind: { ...mind, answer: null, due: now + RETRY_MS }, deed: mind.answer ?? command('/start') }
    case 'idle':
    case 'searching':
      return search(mind, moment, '/search')
    case 'talking':
      return mind.partner === 'played' ? talkToPlayed(mind, moment) : talk(mind, moment)
  }
}

/** Stands for "wants somebody else in any case". */
const AT_ONCE = Number.NEGATIVE_INFINITY

/** Has somebody look for a new partner at a time, if they still can. */
export const lookAround = (mind: Mind, due: number): Mind => ({ ...mind, until: AT_ONCE, due })

/** Sends somebody home: out of a room and a search, and then away. */
export const sendHome = (mind: Mind, now: number): Mind => ({ ...mind, leaving: 'told', tries: 0, due: now })

function leave(mind: Mind, { now }: Moment): Woken {
  if (mind.leaving === 'settled') return { mind, deed: { kind: 'go' } }
  // Nobody can be the partner of somebody who registers; what the bot still says to them is waited for.
  if (mind.phase === 'registering')
    return { mind: { ...mind, leaving: 'settled', due: now + 2 * GRACE_MS }, deed: null }
  if (mind.tries >= LEAVE_TRIES) return { mind, deed: { kind: 'vanish' } }
  return { mind: { ...mind, tries: mind.tries + 1, due: now + LEAVE_RETRY_MS }, deed: command('/stop') }
}

function search(mind: Mind, { now }: Moment, how: '/search' | '/next'): Woken {
  return {
    mind: { ...mind, phase: 'searching', since: now, due: now + SEARCH_PATIENCE_MS },
    deed: command(how),
  }
}

function talk(mind: Mind, moment: Moment): Woken {
  const { now, random, pace } = moment
  const hasWaited = mind.partner === 'unknown' && now - mind.since >= PATIENCE_MS
  if (hasWaited || (mind.partner === 'crowd' && now >= mind.until)) {
    if (mind.until === AT_ONCE || random() < GOES_ON) return search(mind, moment, '/next')
    const due = now + within(random, TEMPO[pace].rest)
    return { mind: { ...mind, phase: 'idle', since: now, due }, deed: command('/stop') }
  }
  const isFirst = mind.partner === 'unknown' && mind.said === 0
  const silent = mind.partner === 'unknown' && mind.said + 1 >= WORDS_INTO_SILENCE
  const due = now + within(random, silent ? SILENCE_GAP : TEMPO[pace].gap)
  return { mind: { ...mind, said: mind.said + 1, due }, deed: { kind: isFirst ? 'greet' : 'remark' } }
}

/** A friendly stranger: answers everything, reacts now and then, and stays. */
function talkToPlayed(mind: Mind, moment: Moment): Woken {
  const { now, random } = moment
  if (mind.unanswered === 0) {
    if (now - mind.heardAt >= PATIENCE_MS) return search(mind, moment, '/next')
    const due = now + within(random, SILENCE_GAP)
    if (mind.said >= WORDS_INTO_SILENCE) return { mind: { ...mind, due }, deed: null }
    return { mind: { ...mind, said: mind.said + 1, due }, deed: { kind: 'remark' } }
  }
  if (mind.heardId !== null && random() < REACTS) {
    const due = now + within(random, ANSWER) / 2
    return { mind: { ...mind, heardId: null, due }, deed: { kind: 'react', messageId: mind.heardId } }
  }
  const unanswered = mind.unanswered - 1
  const due = now + within(random, unanswered > 0 ? ANSWER : SILENCE_GAP)
  return { mind: { ...mind, unanswered, heardId: null, due }, deed: { kind: 'remark' } }
}
