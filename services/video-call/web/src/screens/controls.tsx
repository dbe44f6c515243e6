import { Flag, Mic, MicOff, PhoneOff, SwitchCamera, Video, VideoOff } from 'lucide'
import type { Keeper } from '../call/keeper.js'
import { shake } from '../telegram/web-app.js'
import { RoundButton } from '../ui/round-button.js'
import { say } from '../words/words.js'
import style from './controls.module.css'

/** What can be done in a call. */
export function Controls({ keeper, onReport }: { keeper: Keeper; onReport: () => void }) {
  const { media, microphone, camera } = keeper.state.value
  const press = (type: 'microphone-pressed' | 'camera-pressed' | 'hang-up') => (): void => {
    shake()
    keeper.dispatch({ type })
  }
  return (
    <nav class={style.controls} aria-label={say('controls')}>
      <RoundButton
        icon={microphone ? Mic : MicOff}
        word={say(!media.microphone ? 'noMicrophone' : microphone ? 'mute' : 'unmute')}
        look={microphone ? 'plain' : 'off'}
        disabled={!media.microphone}
        onClick={press('microphone-pressed')}
      />
      <RoundButton
        icon={camera ? Video : VideoOff}
        word={say(!media.camera ? 'noCamera' : camera ? 'cameraOff' : 'cameraOn')}
        look={camera ? 'plain' : 'off'}
        disabled={!media.camera}
        onClick={press('camera-pressed')}
      />
      {keeper.own.canFlip.value && media.camera && (
        <RoundButton
          icon={SwitchCamera}
          word={say('flip')}
          label={say('flipLabel')}
          onClick={() => void keeper.flip()}
        />
      )}
      <RoundButton icon={Flag} word={say('report')} onClick={onReport} />
      <RoundButton icon={PhoneOff} word={say('hangUp')} look="danger" onClick={press('hang-up')} />
    </nav>
  )
}
