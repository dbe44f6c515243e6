import { useState } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { fileUrl } from '../../server/control.js'
import style from './sticker.module.css'

const LARGEST = 168

export function Sticker({ message }: { message: SeenMessage }) {
  const { sticker } = message.message
  const [failed, setFailed] = useState(false)
  if (!sticker) return null
  const scale = LARGEST / Math.max(sticker.width, sticker.height, 1)
  const size = { width: `${sticker.width * scale}px`, height: `${sticker.height * scale}px` }
  const name = `Sticker ${sticker.emoji ?? ''}`
  const onError = (): void => setFailed(true)
  const url = fileUrl(sticker.file_id)
  return (
    <div class={style.sticker} style={size}>
      {sticker.is_animated || failed ? (
        <span class={style.emoji} role="img" aria-label={name}>
          {sticker.emoji ?? '🙂'}
        </span>
      ) : sticker.is_video ? (
        <video src={url} autoPlay loop muted playsInline aria-label={name} onError={onError} />
      ) : (
        <img src={url} alt={name} draggable={false} onError={onError} />
      )}
    </div>
  )
}
