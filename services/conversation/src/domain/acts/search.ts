import { ANYBODY, type MatchRequest } from '@anonchat/contracts'
import type { MoveOutcome, Searching, SessionFields } from '@anonchat/store'
import { DATA } from '../buttons.js'
import { act, type Decision, effects, type Facts, move, type Turn } from '../decision.js'
import { deleteSlot, type Effect, editSlot, SEARCH_SLOT, say } from '../effect.js'
import { isFiltered, isPremium, isRegistered, wantsOf } from '../profile.js'
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

interface Asked {
  /** Partners of a moment ago, of whom the record may not know yet. */
  readonly recent?: readonly number[]
  /** Without the member's filters. */
  readonly wide?: boolean
  /** A search that goes on, in its place of the queue and until its end. */
  readonly going?: Searching
}

/** Begins a search, or decides what stands in its way. */
export function newSearch(
  turn: Turn,
  facts: Pick<Facts, 'gate' | 'record' | 'exclusions'>,
  { recent = [], wide = false, going }: Asked = {},
): NewSearch | Decision {
  const { gate, record, exclusions } = facts
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  const barred = barredByRecord(turn, record)
  if (barred !== null) return barred
  if (gate.kind === 'closed')
    return effects(say(turn.memberId, gateScreen(turn.texts.registration.gate(), turn.lang, gate)))
  const wants = wantsOf(record, turn.now, turn.limits.freeFilters)
  const request: MatchRequest = {
    type: 'request',
    trace: turn.trace,
    searchId: turn.trace,
    since: going?.since ?? turn.at,
    deadline: going?.deadline ?? Math.max(turn.at, turn.now) + turn.limits.searchTimeoutMs,
    ticket: {
      memberId: turn.memberId,
      userId: record.userId,
      gender: record.profile.gender,
      age: record.profile.age,
      cityKey: record.profile.cityKey,
      isPremium: isPremium(record, turn.now),
      wants: wide ? ANYBODY : wants,
      blocked: exclusions.blocked.slice(0, 1_000),
      recent: [...new Set([...recent, ...exclusions.recent])].slice(0, 50),
    },
  }
  const { searchId, since, deadline } = request
  const { looking, widened } = turn.texts.search
  const shown = searchScreen(turn, wide ? widened() : looking())
  return {
    set: {
      state: 'searching',
      search: searchId,
      since: String(since),
      deadline: String(deadline),
      filtered: isFiltered(request.ticket.wants) ? '1' : '0',
    },
    effects: [
      ...(record.isUnreachable ? [{ kind: 'reachable', reachable: true } as const] : []),
      // Before the request: the notice that somebody was found must come after it.
      going === undefined
        ? say(turn.memberId, shown, SEARCH_SLOT)
        : editSlot(turn.memberId, SEARCH_SLOT, shown),
      { kind: 'match', message: request },
    ],
  }
}

const searchScreen = ({ texts }: Turn, text: string, offersWiden = false): Screen => {
  const { buttons } = texts
  const widen = offersWiden ? [[{ text: buttons.widen, data: DATA.widen }]] : []
  return words(text, inline(...widen, [{ text: buttons.cancelSearch, data: DATA.cancel }]))
}

/** Leaves the filters out of the search that goes on; pressed again or late it does nothing more, and in no search begins one. */
export const widen = act(['gate', 'record', 'exclusions'], (turn, facts) => {
  const { session } = turn
  if (session.state === 'searching' && !session.filtered) return effects()
  const going = session.state === 'searching' ? session : undefined
  const begun = newSearch(turn, facts, { wide: true, ...(going === undefined ? {} : { going }) })
  if ('kind' in begun) return begun
  const guard = { state: session.state, ...(going === undefined ? {} : { search: going.searchId }) }
  return move(guard, begun.set, [], ...begun.effects)
})

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
  const offersWiden = session.filtered && input.waitedMs >= turn.limits.widenAfterMs
  const shown = offersWiden ? `${text}\n\n${texts.search.widenOffer()}` : text
  return effects(editSlot(memberId, SEARCH_SLOT, searchScreen(turn, shown, offersWiden)))
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

/** Who looked with filters may try again without them. */
export function nobodyFoundEffects({ memberId, texts, session }: Turn): readonly Effect[] {
  const { buttons, search } = texts
  const widen = session.filtered ? [[{ text: buttons.widen, data: DATA.widen }]] : []
  const again = inline(...widen, [{ text: buttons.tryAgain, data: DATA.search }])
  const text = session.filtered ? search.nobodyFits() : search.nobody()
  return [deleteSlot(memberId, SEARCH_SLOT), say(memberId, words(text, again))]
}

export const nobodyFound = act([], (turn) => effects(...nobodyFoundEffects(turn)))

export const searchHint = act([], (turn) => effects(say(turn.memberId, words(turn.texts.search.hint()))))

export const tooLate = act([], (turn) =>
  effects(say(turn.memberId, words(turn.texts.search.foundWhileCancelling()))),
)
