import { FileDown } from 'lucide'
import type { SeenMessage } from '../../../../src/api.js'
import { fileSize } from '../../model/format.js'
import { fileUrl } from '../../server/control.js'
import { Icon } from '../../ui/icon.js'
import style from './document.module.css'

/** A file to download; never opened in the page. */
export function Document({ message }: { message: SeenMessage }) {
  const { document } = message.message
  if (!document) return null
  const name = document.file_name ?? 'File'
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]
  return (
    <a
      class={style.document}
      href={fileUrl(document.file_id)}
      download={name}
      aria-label={`Download ${name}`}
    >
      <span class={style.icon}>{extension ? <b>{extension}</b> : <Icon of={FileDown} size={22} />}</span>
      <span class={style.about}>
        <bdi class={style.name} title={name}>
          {name}
        </bdi>
        <span class={style.size}>{fileSize(document.file_size ?? 0)}</span>
      </span>
    </a>
  )
}
