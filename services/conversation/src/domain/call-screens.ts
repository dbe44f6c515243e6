import type { Asked, CallAnswer } from '@anonchat/store'
import { type Lang, t } from '@anonchat/texts'
import { callData } from './call-buttons.js'
import type { CallableRoom, Effect } from './effect.js'
import { editSlot, say } from './effect.js'
import { PREMIUM_DATA } from './premium-buttons.js'
import { inline, type Screen, words } from './screen.js'

/** The messages of a request, which are edited by these names when it is answered. */
export const ASKER_SLOT = 'call-ask'
export const ASKED_SLOT = 'call-asked'

/** One of the two of a room, with the language that they read. */
export interface Reader {
  readonly memberId: number
  readonly lang: Lang
}

export function premiumScreen(lang: Lang): Screen {
  const { calls, buttons } = t(lang)
  return words(calls.needsPremium(), inline([{ text: buttons.seePremium, data: PREMIUM_DATA.premium }]))
}

/** What both are told after a member has asked. `ask` names the request. */
export function askedEffects(
  asked: Exclude<Asked, { kind: 'crossed' }>,
  { roomId }: Pick<CallableRoom, 'roomId'>,
  ask: string,
  from: Reader,
  to: Reader,
): readonly Effect[] {
  const mine = t(from.lang)
  if (asked.kind !== 'asked') return [say(from.memberId, words(mine.calls[asked.kind]()))]
  const theirs = t(to.lang)
  const cancel = inline([{ text: mine.buttons.cancelCall, data: callData(roomId, 'back', ask) }])
  const choices = inline(
    [
      { text: theirs.buttons.acceptCall, data: callData(roomId, 'yes', ask) },
      { text: theirs.buttons.declineCall, data: callData(roomId, 'no', ask) },
    ],
    [{ text: theirs.buttons.neverCall, data: callData(roomId, 'never', ask) }],
  )
  const within = (reader: Reader, screen: Screen, remember: string): Effect => ({
    kind: 'envelope',
    chatId: reader.memberId,
    fence: { kind: 'within', roomId },
    action: { kind: 'send', ...screen, remember },
  })
  return [
    within(from, words(mine.calls.asked(), cancel), ASKER_SLOT),
    within(to, words(theirs.calls.ask(), choices), ASKED_SLOT),
  ]
}

const ANSWERED = {
  yes: ['accepted', 'acceptedByMe'],
  no: ['declined', 'declinedByMe'],
  never: ['declined', 'neverByMe'],
  back: ['cancelled', 'cancelledByPartner'],
  over: ['noAnswer', 'missed'],
} as const satisfies Record<CallAnswer, readonly [string, string]>

/** Both messages of a request edit themselves when it is answered. */
export function answeredEffects(answer: CallAnswer, from: Reader, to: Reader): readonly Effect[] {
  const [asker, asked] = ANSWERED[answer]
  return [
    editSlot(from.memberId, ASKER_SLOT, words(t(from.lang).calls[asker]())),
    editSlot(to.memberId, ASKED_SLOT, words(t(to.lang).calls[asked]())),
  ]
}
