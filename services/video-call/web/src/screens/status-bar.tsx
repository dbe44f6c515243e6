import { EyeOff, type IconNode, MicOff, SignalHigh, SignalLow, SignalMedium, SignalZero } from 'lucide'
import type { QualityLevel } from '../../../src/protocol.js'
import type { Keeper } from '../call/keeper.js'
import { Icon } from '../ui/icon.js'
import { useNow } from '../ui/use-now.js'
import { clock } from '../words/clock.js'
import { language, say } from '../words/words.js'
import style from './status-bar.module.css'

const BARS: Readonly<Record<QualityLevel, IconNode>> = {
  good: SignalHigh,
  fair: SignalMedium,
  poor: SignalLow,
  lost: SignalZero,
}

/** From when on the member is told how much time is left. */
const NEARLY_OVER_MS = 2 * 60_000
const SPOKEN_MS = [60_000, 30_000, 10_000]

/** How long the call is, how good the connection is, and what of the partner is off. */
export function StatusBar({ keeper, onHide }: { keeper: Keeper; onHide: (() => void) | undefined }) {
  const { quality, partner, peer } = keeper.state.value
  return (
    <div class={style.bar}>
      <Time keeper={keeper} />
      <div class={style.right}>
        {quality !== null && peer === 'connected' && (
          <span class={`${style.pill} ${quality === 'poor' ? style.poor : ''}`}>
            <Icon of={BARS[quality]} size={18} />
            {say(`quality.${quality}`)}
          </span>
        )}
        {!partner.microphone && peer === 'connected' && (
          <span class={style.pill}>
            <Icon of={MicOff} size={16} />
            {say('partner.muted')}
          </span>
        )}
        {onHide && (
          <button type="button" class={style.hide} aria-label={say('partner.hide')} onClick={onHide}>
            <Icon of={EyeOff} size={20} />
          </button>
        )}
      </div>
      <p class="unseen" role="status">
        {peer === 'connected' &&
          [
            ...(quality === null ? [] : [say(`quality.${quality}`)]),
            ...(partner.microphone ? [] : [say('partner.muted')]),
            ...(partner.camera ? [] : [say('partner.cameraOff')]),
          ].join('. ')}
      </p>
    </div>
  )
}

/** The time in the call and, near the end, the time that is left. */
function Time({ keeper }: { keeper: Keeper }) {
  const now = useNow()
  const { call } = keeper.state.value
  const since = keeper.since.value
  const left = call === null ? null : call.endsAt - now
  const isNearlyOver = left !== null && left < NEARLY_OVER_MS
  const spoken = isNearlyOver && SPOKEN_MS.find((ms) => left <= ms && left > ms - 1500)
  const time = since === null ? null : clock(now - since, language.value)
  return (
    <div class={style.left}>
      {time !== null && (
        <span class={style.pill} role="timer" aria-label={say('time', { time })}>
          <span class={style.dot} />
          {time}
        </span>
      )}
      {isNearlyOver && (
        <span class={`${style.pill} ${style.ending}`}>
          {say('timeLeft', { time: clock(left, language.value) })}
        </span>
      )}
      <p class="unseen" role="alert">
        {spoken && say('timeNearlyOver', { time: clock(spoken, language.value) })}
      </p>
    </div>
  )
}
