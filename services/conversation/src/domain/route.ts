import type { Begun, Session } from '@anonchat/store'
import { albumItem, belongsTo } from './album.js'
import { actOfWords } from './asked-words.js'
import type { Turn } from './decision.js'
import { type Effect, say } from './effect.js'
import type { Input } from './input.js'
import { words } from './screen.js'
import { stateOf } from './state.js'
import { type ActName, TABLE } from './table.js'

/** What is done about an input in a state. */
export const route = (session: Session, input: Input, now: number): ActName =>
  actOfWords(session, input, now) ?? TABLE[stateOf(session, now)][input.kind]

/** An album is answered once, not once for each of its items; but each item is relayed. */
export const isAnswered = (flood: Begun['flood'], act: ActName): boolean =>
  flood === 'more' && act !== 'relay'

/** Whether an album that is still coming has to be sent before this is done, so that order holds. */
export function comesAfterAlbum({ album, session, input }: Turn, act: ActName): boolean {
  if (album === null || act === 'nothing' || act === 'send-album') return false
  const item = act === 'relay' ? albumItem(input) : null
  return item === null || session.state !== 'chatting' || !belongsTo(album, item, session.roomId)
}

/** What a member who writes too fast is told, beside or instead of what they asked for. */
export function floodEffects(flood: Begun['flood'], turn: Turn, muteMs: number): readonly Effect[] {
  switch (flood) {
    case 'warn':
      return [say(turn.memberId, words(turn.texts.general.floodWarning()))]
    case 'mute':
      return [say(turn.memberId, words(turn.texts.general.muted({ time: { seconds: muteMs / 1_000 } })))]
    case 'ok':
    case 'more':
    case 'drop':
      return []
  }
}
