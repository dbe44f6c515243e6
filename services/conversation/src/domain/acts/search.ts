import type { MatchRequest } from '@anonchat/contracts'
import type { MoveOutcome, SessionFields } from '@anonchat/store'
import { DATA } from '../buttons.js'
import { act, type Decision, effects, type Facts, move, type Turn } from '../decision.js'
import { deleteSlot, type Effect, editSlot, SEARCH_SLOT, say } from '../effect.js'
import { isPremium, isRegistered, wantsOf } from '../profile.js'
import { gateScreen } from '../questions.js'
import { inline, menuKeys, type Screen, words } from '../screen.js'
import { barredByRecord } from './barred.js'
import { welcome } from './registration.js'

export const SEARCH_FIELDS = ['search', 'since', 'deadline'] as const

/** A search that may begin: what the session becomes, and what follows. */
export interface NewSearch {
  readonly set: SessionFields
  readonly effects: readonly Effect[]
}

/** Begins a search, or decides what stands in its way. */
export function newSearch(
  turn: Turn,
  facts: Pick<Facts, 'gate' | 'record' | 'exclusions'>,
  recent: readonly number[] = [],
): NewSearch | Decision {
  const { gate, record, exclusions } = facts
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  const barred = barredByRecord(turn, record)
  if (barred !== null) return barred
  if (gate.kind === 'closed')
    return effects(say(turn.memberId, gateScreen(turn.texts.registration.gate(), turn.lang, gate)))
  const request: MatchRequest = {
    type: 'request',
    trace: turn.trace,
    searchId: turn.trace,
    since: turn.at,
    deadline: Math.max(turn.at, turn.now) + turn.limits.searchTimeoutMs,
    ticket: {
      memberId: turn.memberId,
      userId: record.userId,
      gender: record.profile.gender,
      age: record.profile.age,
      cityKey: record.profile.cityKey,
      isPremium: isPremium(record, turn.now),
      wants: wantsOf(record, turn.now, turn.limits.freeFilters),
      blocked: exclusions.blocked.slice(0, 1_000),
      recent: [...new Set([...recent, ...exclusions.recent])].slice(0, 50),
    },
  }
  const { searchId, since, deadline } = request
  return {
    set: { state: 'searching', search: searchId, since: String(since), deadline: String(deadline) },
    effects: [
      ...(record.isUnreachable ? [{ kind: 'reachable', reachable: true } as const] : []),
      // Before the request: the notice that somebody was found must come after it.
      say(turn.memberId, searchScreen(turn, turn.texts.search.looking()), SEARCH_SLOT),
      { kind: 'match', message: request },
    ],
  }
}

const searchScreen = (turn: Turn, text: string): Screen =>
  words(text, inline([{ text: turn.texts.buttons.cancelSearch, data: DATA.cancel }]))

const waited = (turn: Turn): number =>
  turn.session.state === 'searching' ? Math.max(0, turn.now - turn.session.since) / 1_000 : 0

export const search = act(['gate', 'record', 'exclusions'], (turn, facts) => {
  const begun = newSearch(turn, facts)
  if ('kind' in begun) return begun
  return move({ state: turn.session.state }, begun.set, [], ...begun.effects)
})

export const searchStatus = act([], (turn) =>
  effects(say(turn.memberId, words(turn.texts.search.already({ waited: { seconds: waited(turn) } })))),
)

export const searchProgress = act([], (turn) => {
  const { input, session, memberId, texts } = turn
  if (input.kind !== 'search progress' || session.state !== 'searching') return effects()
  if (input.searchId !== session.searchId) return effects()
  const text = texts.search.progress({ people: input.people, waited: { seconds: input.waitedMs / 1_000 } })
  return effects(editSlot(memberId, SEARCH_SLOT, searchScreen(turn, text)))
})

export const cancelSearch = act([], (turn) => {
  const { session, memberId, lang, texts, trace } = turn
  if (session.state !== 'searching') return effects()
  const { searchId } = session
  return {
    kind: 'move',
    move: {
      kind: 'move',
      guard: { state: 'searching', search: searchId },
      set: { state: 'idle' },
      drop: SEARCH_FIELDS,
    },
    effects: ({ kind, state }: MoveOutcome): readonly Effect[] => {
      if (kind === 'moved')
        return [
          { kind: 'match', message: { type: 'cancel', trace, searchId, memberId } },
          deleteSlot(memberId, SEARCH_SLOT),
          say(memberId, words(texts.search.cancelled(), menuKeys(lang))),
        ]
      // The match was first. Its notice was published before this is said.
      if (state === 'chatting') return [say(memberId, words(texts.search.foundWhileCancelling()))]
      return []
    },
  }
})

export const noSearch = act([], (turn) =>
  effects(say(turn.memberId, words(turn.texts.search.notSearching(), menuKeys(turn.lang)))),
)

export function nobodyFoundEffects({ memberId, texts }: Turn): readonly Effect[] {
  const again = inline([{ text: texts.buttons.tryAgain, data: DATA.search }])
  return [deleteSlot(memberId, SEARCH_SLOT), say(memberId, words(texts.search.nobody(), again))]
}

export const nobodyFound = act([], (turn) => effects(...nobodyFoundEffects(turn)))

export const searchHint = act([], (turn) => effects(say(turn.memberId, words(turn.texts.search.hint()))))

export const tooLate = act([], (turn) =>
  effects(say(turn.memberId, words(turn.texts.search.foundWhileCancelling()))),
)
