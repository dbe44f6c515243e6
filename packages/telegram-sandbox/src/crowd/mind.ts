export type Phase = 'registering' | 'idle' | 'searching' | 'talking'

/** What a person does; the driver finds the words. */
export type Deed =
  | { kind: 'text'; text: string }
  | { kind: 'press'; messageId: number; data: string }
  | { kind: 'greet' }
  | { kind: 'remark' }
  | { kind: 'react'; messageId: number }
  /** Is removed. */
  | { kind: 'go' }
  /** The bot does not answer: blocks it, so that it hears of it when it is back, and is removed. */
  | { kind: 'vanish' }

/** What a person knows and wants. Never changed, only replaced. Times in milliseconds. */
export interface Mind {
  readonly phase: Phase
  /** When the phase began. */
  readonly since: number
  /** When the person does something next. */
  readonly due: number
  /** The answer to the question that stands. */
  readonly answer: Deed | null
  /** How many questions without choices were asked: age and city in turn. */
  readonly asked: number
  /** Somebody of the crowd, somebody who is played, or nobody knows yet. */
  readonly partner: 'unknown' | 'crowd' | 'played'
  /** When the person wants to leave the room. */
  readonly until: number
  /** Words said since the partner was heard. */
  readonly said: number
  /** Messages of a played partner that wait for an answer, and the newest of them. */
  readonly unanswered: number
  readonly heardId: number | null
  readonly heardAt: number
  /** How often something was tried that the bot has not confirmed. */
  readonly tries: number
  /**
   * On the way out. `told`: has to stop what goes on. `checking`: was told of an end, which may have been that of an
   * earlier room, and stops once more. `settled`: in no room and no search any more.
   */
  readonly leaving: 'no' | 'told' | 'checking' | 'settled'
}

/** Somebody who has not pressed Start. */
export function newMind(due: number): Mind {
  return {
    phase: 'registering',
    since: due,
    due,
    answer: null,
    asked: 0,
    partner: 'unknown',
    until: 0,
    said: 0,
    unanswered: 0,
    heardId: null,
    heardAt: 0,
    tries: 0,
    leaving: 'no',
  }
}

/** Whether somebody real waits for what this person says. */
export const withPlayed = ({ phase, partner }: Mind): boolean => phase === 'talking' && partner === 'played'

/** What a person lives by. */
export interface Moment {
  /** Milliseconds. */
  readonly now: number
  readonly random: () => number
  readonly pace: 'calm' | 'lively' | 'busy'
}
