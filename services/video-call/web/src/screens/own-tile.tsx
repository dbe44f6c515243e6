import { VideoOff } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { Keeper } from '../call/keeper.js'
import { type Corner, cornerAt, moved } from '../ui/corner.js'
import { Icon } from '../ui/icon.js'
import { useDrag } from '../ui/use-drag.js'
import { Video } from '../ui/video.js'
import { direction, say } from '../words/words.js'
import style from './own-tile.module.css'

/** The member's own picture: large while they are alone, then small in a corner, where it can be moved. */
export function OwnTile({ keeper, isLarge }: { keeper: Keeper; isLarge: boolean }) {
  const [corner, setCorner] = useState<Corner>('bottom-end')
  const ref = useRef<HTMLButtonElement>(null)
  const isRtl = direction.value === 'rtl'
  const drag = useDrag(ref, (x, y) => setCorner(cornerAt(x, y, isRtl)))
  const own = keeper.own.media.value
  const { camera } = keeper.state.value
  const picture =
    camera && own !== null ? (
      <Video
        stream={own.stream}
        label={say('own.picture')}
        muted
        class={`${style.video} ${own.facing === 'user' ? style.mirrored : ''}`}
      />
    ) : (
      <span class={style.off}>
        <Icon of={VideoOff} size={isLarge ? 44 : 24} />
        <small>{say('own.cameraOff')}</small>
      </span>
    )
  if (isLarge) return <div class={style.large}>{picture}</div>
  return (
    <>
      <button
        ref={ref}
        type="button"
        class={`${style.tile} ${style[corner]}`}
        aria-label={camera ? say('own.picture') : `${say('own.cameraOff')}. ${say('own.picture')}`}
        onKeyDown={(event) => {
          const next = moved(corner, event.key, isRtl)
          if (next === null) return
          event.preventDefault()
          setCorner(next)
        }}
        {...drag}
      >
        {picture}
      </button>
      <p class="unseen" aria-live="polite">
        {say('own.moved', { corner: say(`corner.${corner}`) })}
      </p>
    </>
  )
}
