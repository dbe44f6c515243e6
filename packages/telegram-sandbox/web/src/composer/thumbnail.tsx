import { File, Music, X } from 'lucide'
import { IconButton } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import style from './attach-dialog.module.css'
import { clock, type Picked, sizeText } from './files.js'

/** One chosen file: its picture, or its name and size. */
export function Thumbnail({
  picked: { file, kind, url, measures },
  asFile,
  hidden,
  onRemove,
}: {
  picked: Picked
  asFile: boolean
  hidden: boolean
  onRemove: (() => void) | null
}) {
  const shown = kind === 'photo' || kind === 'animation' || kind === 'video'
  const cross = onRemove && <IconButton icon={X} size={16} label={`Remove ${file.name}`} onClick={onRemove} />
  if (asFile || !shown) {
    return (
      <li class={style.file}>
        <span class={style.sign}>
          <Icon of={kind === 'audio' ? Music : File} />
        </span>
        <span class={style.about}>
          <strong dir="auto">{file.name}</strong>
          <small>
            {sizeText(file.size)}
            {measures.duration !== undefined && ` · ${clock(measures.duration)}`}
          </small>
        </span>
        {cross}
      </li>
    )
  }
  return (
    <li class={hidden ? `${style.visual} ${style.hidden}` : style.visual}>
      {kind === 'video' ? (
        <video src={url} muted playsInline preload="metadata" aria-label={file.name} />
      ) : (
        <img src={url} alt={file.name} />
      )}
      {kind === 'animation' && <span class={style.badge}>GIF</span>}
      {kind === 'video' && measures.duration !== undefined && (
        <span class={style.badge}>{clock(measures.duration)}</span>
      )}
      {cross}
    </li>
  )
}
