import { CloudOff } from 'lucide'
import type { Keeper } from '../call/keeper.js'
import type { Notice } from '../call/screen.js'
import { Icon } from '../ui/icon.js'
import { Spinner } from '../ui/spinner.js'
import { say, type Word } from '../words/words.js'
import style from './notice-over.module.css'

const WORDS: Readonly<Record<Notice, { title: Word; hint: Word | null }>> = {
  waiting: { title: 'notice.waiting', hint: 'notice.waitingHint' },
  connecting: { title: 'notice.connecting', hint: null },
  reconnecting: { title: 'notice.reconnecting', hint: 'notice.reconnectingHint' },
  'partner-away': { title: 'notice.partnerAway', hint: 'notice.partnerAwayHint' },
  blocked: { title: 'notice.blocked', hint: 'notice.blockedHint' },
}

/** Why the partner is not seen just now. Always there, so that a screen reader hears it change. */
export function NoticeOver({ keeper, notice }: { keeper: Keeper; notice: Notice | null }) {
  const words = notice === null ? null : WORDS[notice]
  return (
    <div class={`${style.notice} ${words ? '' : style.none}`} role="status">
      {words && (
        <div class={style.box}>
          {notice === 'blocked' ? <Icon of={CloudOff} size={40} /> : <Spinner />}
          <strong>{say(words.title)}</strong>
          {words.hint && <span>{say(words.hint)}</span>}
          {notice === 'blocked' && (
            <button type="button" class={style.again} onClick={() => keeper.dispatch({ type: 'try-again' })}>
              {say('tryAgain')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
