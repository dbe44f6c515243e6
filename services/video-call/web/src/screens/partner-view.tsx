import { Eye, VideoOff, Volume2 } from 'lucide'
import { useCallback, useRef, useState } from 'preact/hooks'
import type { Keeper } from '../call/keeper.js'
import { Blurred } from '../ui/blurred.js'
import { Icon } from '../ui/icon.js'
import { Video } from '../ui/video.js'
import { say } from '../words/words.js'
import style from './partner-view.module.css'

/** The partner's picture, blurred until the member wants to see it. The sound is there from the beginning. */
export function PartnerView({
  keeper,
  isShown,
  isDimmed,
  onShow,
}: {
  keeper: Keeper
  isShown: boolean
  /** The picture is an old one. */
  isDimmed: boolean
  onShow: () => void
}) {
  const video = useRef<HTMLVideoElement>(null)
  const [isSilent, setIsSilent] = useState(false)
  const silenced = useCallback(() => setIsSilent(true), [])
  const { partner } = keeper.state.value
  const isSeen = partner.camera && isShown && !isDimmed
  return (
    <div class={style.view}>
      <Video
        stream={keeper.partner.stream.value}
        label={say('partner.picture')}
        class={`${style.video} ${isSeen ? '' : style.hidden}`}
        video={video}
        onPicture={keeper.partner.sawPicture}
        onSilenced={silenced}
      />
      {partner.camera && !isSeen && <Blurred video={video} />}
      {!partner.camera && (
        <p class={style.off}>
          <span class={style.circle}>
            <Icon of={VideoOff} size={34} />
          </span>
          {say('partner.cameraOff')}
        </p>
      )}
      {partner.camera && !isShown && !isDimmed && (
        <button type="button" class={style.show} onClick={onShow}>
          <span class={style.circle}>
            <Icon of={Eye} size={34} />
          </span>
          <strong>{say('partner.show')}</strong>
          <small>{say('partner.showHint')}</small>
        </button>
      )}
      {isSilent && (
        <button
          type="button"
          class={style.hear}
          onClick={() => {
            setIsSilent(false)
            video.current?.play().catch(silenced)
          }}
        >
          <Icon of={Volume2} />
          {say('partner.hear')}
        </button>
      )}
    </div>
  )
}
