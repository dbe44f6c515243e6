import { oneOf, within } from './chance.js'
import type { Deed, Mind, Moment } from './mind.js'
import { ANSWER, GRACE_MS, HUMAN, SEARCH_PATIENCE_MS, TEMPO } from './pace.js'
import { AGES, CITIES } from './phrases.js'
import { isSearch, type Seen } from './reading.js'

/** A search or a room that an earlier life of the sandbox left behind is left so often; then the bot refuses us. */
const TRIES_TO_BE_FREE = 3

/**
 * What a person makes of a message of the bot; what they do about it comes when it is due.
 * @param fromCrowd the words are those of another of the crowd
 */
export function notice(mind: Mind, seen: Seen, fromCrowd: boolean, moment: Moment): Mind {
  switch (seen.kind) {
    case 'buttons':
      return seeButtons(mind, seen, moment)
    case 'menu':
      return seeMenu(mind, moment)
    case 'room':
      return seeRoom(mind, moment)
    case 'plain':
      return seePlain(mind, seen.messageId, fromCrowd, moment)
    case 'nothing':
      return mind
  }
}

type Buttons = Extract<Seen, { kind: 'buttons' }>

function seeButtons(mind: Mind, seen: Buttons, moment: Moment): Mind {
  const { data, messageId } = seen
  const { now, random, pace } = moment
  const press = (what: string): Mind => answering(mind, { kind: 'press', messageId, data: what }, moment)
  const [first, ...others] = data.filter((one) => one.startsWith('gender:'))
  if (first !== undefined) return press(oneOf(random, [first, ...others]))
  for (const what of ['skip', 'joined']) if (data.includes(what)) return press(what)
  if (data.includes('back')) {
    const age = Math.floor(within(random, AGES))
    const text = mind.asked % 2 === 0 ? String(age) : oneOf(random, CITIES)
    return { ...answering(mind, { kind: 'text', text }, moment), asked: mind.asked + 1 }
  }
  // Somebody was found meanwhile, or the person is on the way out: what a search says is old.
  if (mind.phase === 'talking' || mind.leaving !== 'no') return mind
  if (isSearch(seen)) return { ...mind, phase: 'searching', since: now, due: now + SEARCH_PATIENCE_MS }
  if (data.includes('search'))
    return { ...mind, phase: 'idle', since: now, due: now + within(random, TEMPO[pace].rest) }
  return mind
}

function answering(mind: Mind, answer: Deed, { now, random }: Moment): Mind {
  if (mind.leaving !== 'no') return mind
  return { ...mind, phase: 'registering', answer, due: now + within(random, HUMAN) }
}

function seeMenu(mind: Mind, { now, random, pace }: Moment): Mind {
  const free = { ...mind, phase: 'idle', since: now } as const
  if (mind.leaving === 'told') return { ...free, leaving: 'checking', due: now }
  if (mind.leaving !== 'no') return { ...free, leaving: 'settled', due: now + GRACE_MS }
  // Who searches sees it too, as the end of the room before.
  if (mind.phase === 'searching' || mind.phase === 'idle') return mind
  return { ...mind, phase: 'idle', since: now, answer: null, due: now + within(random, TEMPO[pace].rest) }
}

function seeRoom(mind: Mind, { now, random, pace }: Moment): Mind {
  if (mind.leaving !== 'no') return { ...mind, phase: 'talking', since: now, leaving: 'told', due: now }
  if (mind.phase === 'talking') return mind
  return {
    ...mind,
    phase: 'talking',
    since: now,
    answer: null,
    partner: 'unknown',
    until: now + within(random, TEMPO[pace].room),
    said: 0,
    unanswered: 0,
    heardId: null,
    heardAt: now,
    due: now + within(random, HUMAN),
  }
}

function seePlain(mind: Mind, messageId: number, fromCrowd: boolean, moment: Moment): Mind {
  const { now, random } = moment
  if (mind.leaving !== 'no') return mind
  if (mind.phase === 'registering') {
    const isStuck = mind.answer === null && mind.asked === 0 && mind.tries < TRIES_TO_BE_FREE
    return isStuck
      ? { ...answering(mind, { kind: 'text', text: '/stop' }, moment), tries: mind.tries + 1 }
      : mind
  }
  if (mind.phase !== 'talking') return mind
  if (fromCrowd) return { ...mind, partner: 'crowd', said: 0 }
  // With another of the crowd nothing else comes than notices.
  if (mind.partner === 'crowd') return mind
  const due = mind.unanswered > 0 ? mind.due : Math.min(mind.due, now + within(random, ANSWER))
  return {
    ...mind,
    partner: 'played',
    said: 0,
    unanswered: mind.unanswered + 1,
    heardId: messageId,
    heardAt: now,
    due,
  }
}
