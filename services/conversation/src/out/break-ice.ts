import type { IceBreakers, Sessions } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import type { Turn } from '../domain/decision.js'
import { type Effect, say, sayWithin } from '../domain/effect.js'
import { ICE_BREAKERS, iceBreaker } from '../domain/ice-breakers.js'
import { words } from '../domain/screen.js'

export interface IceContext {
  readonly sessions: Sessions
  readonly iceBreakers: IceBreakers
}

type BreakIce = Extract<Effect, { kind: 'break-ice' }>

/** Asks both members of a room the same question, each in their language; says so when there have been enough. */
export async function breakIce(
  { sessions, iceBreakers }: IceContext,
  turn: Turn,
  { roomId, partnerId, onlyFirst }: BreakIce,
  perform: (turn: Turn, effects: readonly Effect[]) => Promise<void>,
): Promise<void> {
  const { key, memberId, texts } = turn
  const own = { ...turn, key: `${key}/ice` }
  const number = await iceBreakers.next(roomId, key, onlyFirst ? 1 : ICE_BREAKERS)
  if (number === null)
    return onlyFirst ? undefined : await perform(own, [say(memberId, words(texts.room.iceBreakersOver()))])
  const partnerTexts = t(nearestLang((await sessions.read(partnerId)).lang))
  await perform(own, [
    sayWithin(roomId, memberId, words(iceBreaker(texts, roomId, number))),
    sayWithin(roomId, partnerId, words(iceBreaker(partnerTexts, roomId, number))),
  ])
}
