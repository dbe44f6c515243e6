import { ImageOff, Play } from 'lucide'
import { useState } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { duration } from '../../model/format.js'
import type { Size } from '../../model/media-size.js'
import { fileUrl } from '../../server/control.js'
import { Icon } from '../../ui/icon.js'
import { reveal, usePhone } from '../phone-ui.js'
import { hush } from './player.js'
import style from './visual.module.css'

const VISUAL = new Set(['photo', 'video', 'animation'])

export const isVisual = ({ kind }: SeenMessage): boolean => VISUAL.has(kind)

/** How large the picture of a message is by nature. */
export function naturalSize({ message }: SeenMessage): Size {
  return message.photo?.at(-1) ?? message.video ?? message.animation ?? { width: 1, height: 1 }
}

/** A photo, video or animation that fills the place it stands in. */
export function Visual({ message }: { message: SeenMessage }) {
  const ui = usePhone()
  const hidden = message.hasSpoiler && !ui.revealed.value.has(message.messageId)
  return (
    <div class={hidden ? `${style.visual} ${style.hidden}` : style.visual}>
      {message.kind === 'photo' && <Photo message={message} />}
      {message.kind === 'video' && <Video message={message} />}
      {message.kind === 'animation' && <Animation message={message} />}
      {hidden && (
        <button
          type="button"
          class={style.cover}
          aria-label={`Show the hidden ${message.kind}`}
          onClick={() => reveal(ui, message.messageId)}
        />
      )}
    </div>
  )
}

function Photo({ message }: { message: SeenMessage }) {
  const ui = usePhone()
  const [failed, setFailed] = useState(false)
  if (failed || message.fileId === undefined) return <Missing what="The photo cannot be shown" />
  return (
    <button
      type="button"
      class={style.fill}
      aria-label="Show the photo large"
      onClick={() => {
        ui.viewed.value = message
      }}
    >
      <img
        class={style.fill}
        src={fileUrl(message.fileId)}
        alt={message.text ?? 'Photo'}
        draggable={false}
        onError={() => setFailed(true)}
      />
    </button>
  )
}

function Video({ message }: { message: SeenMessage }) {
  const [playing, setPlaying] = useState(false)
  const [failed, setFailed] = useState(false)
  if (failed || message.fileId === undefined) return <Missing what="The video cannot be shown" />
  const url = fileUrl(message.fileId)
  const onError = (): void => setFailed(true)
  if (playing) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what members send has no captions
      <video class={style.fill} src={url} controls autoPlay playsInline onPlay={hush} onError={onError} />
    )
  }
  return (
    <button type="button" class={style.fill} aria-label="Play the video" onClick={() => setPlaying(true)}>
      <video
        class={style.fill}
        src={`${url}#t=0.001`}
        preload="metadata"
        muted
        playsInline
        onError={onError}
      />
      <span class={style.play}>
        <Icon of={Play} size={24} />
      </span>
      <span class={style.badge}>{duration(message.message.video?.duration ?? 0)}</span>
    </button>
  )
}

function Animation({ message }: { message: SeenMessage }) {
  const [failed, setFailed] = useState(false)
  if (failed || message.fileId === undefined) return <Missing what="The GIF cannot be shown" />
  const url = fileUrl(message.fileId)
  const onError = (): void => setFailed(true)
  const picture = message.message.animation?.mime_type?.startsWith('image/')
  return (
    <>
      {picture ? (
        <img class={style.fill} src={url} alt="GIF" onError={onError} />
      ) : (
        <video
          class={style.fill}
          src={url}
          autoPlay
          loop
          muted
          playsInline
          aria-label="GIF"
          onError={onError}
        />
      )}
      <span class={style.badge}>GIF</span>
    </>
  )
}

export function Missing({ what }: { what: string }) {
  return (
    <div class={style.missing} role="img" aria-label={what} title={what}>
      <Icon of={ImageOff} size={28} />
    </div>
  )
}
