import { Pause, Play } from 'lucide'
import { useMemo } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { duration, fileSize } from '../../model/format.js'
import { waveform } from '../../model/waveform.js'
import { Icon } from '../../ui/icon.js'
import { trying, usePhone } from '../phone-ui.js'
import { seek, toggle, track, trackKey } from './player.js'
import style from './sound.module.css'

export function Voice({ message }: { message: SeenMessage }) {
  const { voice } = message.message
  const playing = usePlaying(message, voice?.duration ?? 0)
  const bars = useMemo(() => waveform(message.fileUniqueId ?? ''), [message.fileUniqueId])
  if (!voice) return null
  return (
    <div class={style.sound}>
      <PlayButton {...playing} what="the voice message" />
      <div class={style.column}>
        <div class={style.wave}>
          {bars.map((height, index) => (
            <span
              key={index}
              data-played={playing.mine && index / bars.length < playing.progress}
              style={{ height: `${Math.round(height * 22)}px` }}
            />
          ))}
          {playing.mine && <Seek progress={playing.progress} />}
        </div>
        <span class={style.detail}>{duration(playing.playing ? playing.position : voice.duration)}</span>
      </div>
    </div>
  )
}

export function Music({ message }: { message: SeenMessage }) {
  const { audio } = message.message
  const playing = usePlaying(message, audio?.duration ?? 0)
  if (!audio) return null
  const title = audio.title ?? audio.file_name ?? 'Audio'
  return (
    <div class={style.sound}>
      <PlayButton {...playing} what={title} />
      <div class={style.column}>
        <bdi class={style.title}>{title}</bdi>
        {playing.mine && (
          <div class={style.bar}>
            <Seek progress={playing.progress} />
          </div>
        )}
        <span class={style.detail}>
          {playing.mine ? `${duration(playing.position)} / ` : ''}
          {duration(audio.duration)}
          {' · '}
          <bdi>{audio.performer ?? fileSize(audio.file_size ?? 0)}</bdi>
        </span>
      </div>
    </div>
  )
}

function usePlaying(message: SeenMessage, seconds: number) {
  const ui = usePhone()
  const key = trackKey(ui.chat.id, message)
  const now = track.value?.key === key ? track.value : null
  return {
    mine: now !== null,
    playing: now?.playing ?? false,
    progress: now?.progress ?? 0,
    position: now?.position ?? 0,
    press: () => trying(ui, toggle(key, message.fileId ?? '', seconds)),
  }
}

function PlayButton({ playing, press, what }: { playing: boolean; press: () => void; what: string }) {
  return (
    <button
      type="button"
      class={style.play}
      aria-label={`${playing ? 'Pause' : 'Play'} ${what}`}
      onClick={press}
    >
      <Icon of={playing ? Pause : Play} size={20} />
    </button>
  )
}

function Seek({ progress }: { progress: number }) {
  return (
    <input
      type="range"
      class={style.seek}
      aria-label="Position"
      min={0}
      max={1}
      step={0.01}
      value={progress}
      onInput={(event) => seek(Number(event.currentTarget.value))}
    />
  )
}
