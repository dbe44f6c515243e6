import { Mic, MicOff, Video as VideoIcon, VideoOff } from 'lucide'
import type { Keeper } from '../call/keeper.js'
import { Button } from '../ui/button.js'
import { Heading } from '../ui/heading.js'
import { Icon } from '../ui/icon.js'
import { RoundButton } from '../ui/round-button.js'
import { Video } from '../ui/video.js'
import { say } from '../words/words.js'
import style from './preview.module.css'

/** The member sees themselves before the partner does. */
export function Preview({ keeper }: { keeper: Keeper }) {
  const { media, microphone, camera, partner } = keeper.state.value
  const own = keeper.own.media.value
  return (
    <section class={style.preview}>
      <Heading>{say(media.camera ? 'preview.title' : 'preview.soundOnly')}</Heading>
      <div class={style.picture}>
        {camera ? (
          <Video stream={own?.stream ?? null} label={say('own.picture')} muted class={style.video} />
        ) : (
          <span class={style.off}>
            <Icon of={media.camera ? VideoOff : Mic} size={44} />
            {say(media.camera ? 'own.cameraOff' : 'noCamera')}
          </span>
        )}
        <Switches keeper={keeper} microphone={microphone} camera={camera} />
      </div>
      <div class={style.actions}>
        <p class={style.waits} role="status">
          {partner.state === 'joined' && say('preview.partnerWaits')}
        </p>
        <Button onClick={() => keeper.dispatch({ type: 'join' })}>{say('preview.join')}</Button>
      </div>
    </section>
  )
}

/** Microphone and camera on or off. */
function Switches({ keeper, microphone, camera }: { keeper: Keeper; microphone: boolean; camera: boolean }) {
  const { media } = keeper.state.value
  return (
    <div class={style.switches}>
      <RoundButton
        icon={microphone ? Mic : MicOff}
        word={say(microphone ? 'mute' : 'unmute')}
        look={microphone ? 'plain' : 'off'}
        disabled={!media.microphone}
        onClick={() => keeper.dispatch({ type: 'microphone-pressed' })}
      />
      <RoundButton
        icon={camera ? VideoIcon : VideoOff}
        word={say(camera ? 'cameraOff' : 'cameraOn')}
        look={camera ? 'plain' : 'off'}
        disabled={!media.camera}
        onClick={() => keeper.dispatch({ type: 'camera-pressed' })}
      />
    </div>
  )
}
