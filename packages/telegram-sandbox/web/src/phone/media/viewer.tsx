import { X } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'
import { fileUrl } from '../../server/control.js'
import { IconButton } from '../../ui/button.js'
import { usePhone } from '../phone-ui.js'
import style from './viewer.module.css'

/** A photo as large as the window; a press or Escape closes it. */
export function Viewer({ message }: { message: SeenMessage }) {
  const { viewed } = usePhone()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => ref.current?.showModal(), [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={ref}
      class={style.viewer}
      aria-label="Photo"
      onClose={() => {
        viewed.value = null
      }}
      onClick={() => ref.current?.close()}
    >
      <img src={fileUrl(message.fileId ?? '')} alt={message.text ?? 'Photo'} />
      {message.text && <p dir="auto">{message.text}</p>}
      <span class={style.close}>
        <IconButton icon={X} label="Close" />
      </span>
    </dialog>
  )
}
