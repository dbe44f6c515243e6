import { type Fence, moneyLane } from '@anonchat/contracts'
import type { MoveOutcome } from '@anonchat/store'
import { act, type Decision, effects, type Facts, move, type Turn } from '../decision.js'
import { deleteSlot, type Effect, SEARCH_SLOT, say, showAgain } from '../effect.js'
import { cancel } from '../ended-search.js'
import { PRIVACY_DATA } from '../privacy-buttons.js'
import { isPremium } from '../profile.js'
import { inline, type Screen, words } from '../screen.js'
import { stateOf } from '../state.js'
import { endRoom } from './room.js'
import { SEARCH_FIELDS } from './search.js'

const CONFIRM_WITHIN_MS = 10 * 60_000
/** What a deletion does not lift. */
const HOLDS: ReadonlySet<string> = new Set(['banned', 'suspended', 'refused'])

export const privacy = act([], ({ memberId, texts }) => {
  const buttons = inline(
    [{ text: texts.buttons.exportData, data: PRIVACY_DATA.export }],
    [{ text: texts.buttons.deleteData, data: PRIVACY_DATA.delete }],
  )
  return effects(say(memberId, words(texts.privacy.about(), buttons)))
})

export const exportData = act([], () => effects({ kind: 'export' }))

const isUnknown = ({ session }: Turn, { record }: Pick<Facts, 'record'>): boolean =>
  session.state === 'new' && record === null

export const askDelete = act(['record', 'subscription'], (turn, facts) => {
  const { memberId, texts } = turn
  if (isUnknown(turn, facts)) return effects(say(memberId, words(texts.privacy.nothingKept())))
  return effects(say(memberId, question(turn, facts)))
})

function question(turn: Turn, { record, subscription }: Pick<Facts, 'record' | 'subscription'>): Screen {
  const { texts, session, at, now } = turn
  const { privacy, buttons } = texts
  const until = record !== null && isPremium(record, now) ? record.premiumUntil : null
  const lines = [
    privacy.askDelete(),
    ...(until === null ? [] : [privacy.losesPremium({ until })]),
    ...(renews(subscription) ? [privacy.endsSubscription()] : []),
    ...(HOLDS.has(stateOf(session, now)) ? [privacy.staysBanned()] : []),
  ]
  const choices = inline(
    [{ text: buttons.confirmDelete, data: PRIVACY_DATA.confirm(at) }],
    [{ text: buttons.cancelSearch, data: PRIVACY_DATA.keep }],
  )
  return words(lines.join('\n\n'), choices)
}

export const keepData = act([], ({ input, memberId, texts }) => {
  if (input.kind !== 'keep data button') return effects()
  return effects(showAgain(memberId, input.messageId, words(texts.privacy.kept())))
})

export const deleteData = act(['record', 'subscription'], (turn, facts) => {
  const { input, memberId, texts, at } = turn
  if (input.kind !== 'confirm delete button') return effects()
  // The first thing said on every way: a repetition that finds nothing any more says nothing new.
  const show = (text: string) => showAgain(memberId, input.messageId, words(text))
  if (isUnknown(turn, facts)) return effects(show(texts.privacy.nothingKept()))
  if (at - input.askedAt > CONFIRM_WITHIN_MS) return effects(show(texts.privacy.tooOld()))
  return leave(turn, (last = {}) => [show(texts.privacy.deleting()), ...erased(turn, facts, last)])
})

/** @param last ties the goodbye to the room that it closes */
function erased(
  { memberId, texts }: Turn,
  { subscription }: Pick<Facts, 'subscription'>,
  last: { readonly fence?: Fence },
): readonly Effect[] {
  const goodbye = say(memberId, words(texts.privacy.goodbye(), { kind: 'remove-keyboard' }))
  return [
    ...endSubscription(memberId, subscription),
    { kind: 'erase' },
    { ...goodbye, ...last },
    { kind: 'forget-session' },
  ]
}

export const deleteByModeration = act(['record', 'subscription'], (turn, facts) => {
  if (isUnknown(turn, facts)) return effects()
  const { memberId, texts } = turn
  return leave(turn, (last = {}) => [
    say(memberId, words(texts.moderation.deleted())),
    ...erased(turn, facts, last),
  ])
})

const renews = (subscription: Facts['subscription']): boolean =>
  subscription !== null && !subscription.isCancelled

/** Nobody pays on for what is gone. */
const endSubscription = (memberId: number, subscription: Facts['subscription']): readonly Effect[] =>
  subscription === null || !renews(subscription)
    ? []
    : [
        {
          kind: 'envelope',
          chatId: moneyLane(memberId),
          action: { kind: 'edit-subscription', memberId, chargeId: subscription.chargeId, renews: false },
        },
      ]

/** What is done for a deletion; `last` ties the goodbye to the room that it closes. */
type Deletion = (last?: { readonly fence?: Fence }) => readonly Effect[]

/** Ends what the member is doing first. Who was matched meanwhile is seen to by the deletion itself. */
function leave(turn: Turn, deletion: Deletion): Decision {
  const { session, memberId } = turn
  switch (session.state) {
    case 'chatting': {
      const ending = { reason: 'stop', by: 'self', set: { state: 'idle' }, told: false } as const
      const ended = endRoom(turn, session, ending)
      if (ended.kind !== 'move') return ended
      const last = { fence: { kind: 'closes', roomId: session.roomId } } as const
      // Where the partner was faster, the notice of the end closed it.
      const rest = ({ ended }: MoveOutcome) => deletion(ended === true ? last : {})
      return { ...ended, effects: (outcome) => [...ended.effects(outcome), ...rest(outcome)] }
    }
    case 'searching': {
      const { searchId } = session
      const left = [cancel(turn, searchId), deleteSlot(memberId, SEARCH_SLOT)]
      const moved = move({ state: 'searching', search: searchId }, { state: 'idle' }, SEARCH_FIELDS)
      if (moved.kind !== 'move') return moved
      const [shown, ...rest] = deletion()
      if (shown === undefined) return moved
      return { ...moved, effects: ({ kind }) => [shown, ...(kind === 'moved' ? left : []), ...rest] }
    }
    default:
      return effects(...deletion())
  }
}
