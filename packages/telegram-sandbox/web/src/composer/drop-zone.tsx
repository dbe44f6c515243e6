import { Upload } from 'lucide'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { Icon } from '../ui/icon.js'
import { composerOf } from './composer-model.js'
import style from './drop-zone.module.css'

/** Takes files that are dropped anywhere on the phone. */
export function DropZone({ chat, within }: { chat: ChatModel; within: RefObject<HTMLElement | null> }) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const phone = within.current?.closest<HTMLElement>('[data-member]')
    if (!phone) return
    const stop = new AbortController()
    const on = (
      name: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      hear: (event: DragEvent) => void,
    ): void => phone.addEventListener(name, hear, { signal: stop.signal })
    const offer = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    on('dragenter', offer)
    on('dragover', offer)
    on('dragleave', (event) => {
      if (!(event.relatedTarget instanceof Node && phone.contains(event.relatedTarget))) setOver(false)
    })
    on('drop', (event) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      setOver(false)
      if (files.length === 0) return
      event.preventDefault()
      composerOf(chat).files.value = files
    })
    return () => stop.abort()
  }, [chat, within])
  if (!over) return null
  return (
    <div class={style.zone}>
      <div class={style.hint}>
        <Icon of={Upload} size={36} />
        <strong>Drop to send</strong>
      </div>
    </div>
  )
}
