import { Play, VolumeX } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { duration } from '../../model/format.js'
import { fileUrl } from '../../server/control.js'
import { Icon } from '../../ui/icon.js'
import { trying, usePhone } from '../phone-ui.js'
import { hush } from './player.js'
import style from './round.module.css'
import { Missing } from './visual.js'

const LENGTH = 2 * Math.PI * 49

export function VideoNote({ message }: { message: SeenMessage }) {
  const ui = usePhone()
  const ref = useRef<HTMLVideoElement>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)
  const { video_note: note } = message.message
  if (!note) return null
  const press = (): void => {
    const video = ref.current
    if (!video) return
    if (video.paused) {
      hush()
      trying(ui, video.play())
    } else video.pause()
  }
  return (
    <div class={style.round}>
      {failed ? (
        <Missing what="The video message cannot be shown" />
      ) : (
        <button
          type="button"
          aria-label={progress === null ? 'Play the video message' : 'Pause the video message'}
          onClick={press}
        >
          {/* biome-ignore lint/a11y/useMediaCaption: what members record has no captions */}
          <video
            ref={ref}
            src={`${fileUrl(note.file_id)}#t=0.001`}
            preload="metadata"
            playsInline
            onError={() => setFailed(true)}
            onPlay={() => setProgress(0)}
            onPause={() => setProgress(null)}
            onTimeUpdate={({ currentTarget: video }) => {
              if (!video.paused) setProgress(video.currentTime / (video.duration || note.duration || 1))
            }}
          />
        </button>
      )}
      {progress === null ? (
        <span class={style.play}>
          <Icon of={Play} size={26} />
        </span>
      ) : (
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r="49" stroke-dasharray={`${progress * LENGTH} ${LENGTH}`} />
        </svg>
      )}
      <span class={style.length}>
        {duration(note.duration)}
        {progress === null && <Icon of={VolumeX} size={12} />}
      </span>
    </div>
  )
}
