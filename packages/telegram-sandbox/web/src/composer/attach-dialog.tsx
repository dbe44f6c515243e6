import type { Signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { MediaKind } from '../../../src/api.js'
import type { ChatModel } from '../state/chat.js'
import { Button } from '../ui/button.js'
import { Dialog } from '../ui/dialog.js'
import { attempt } from '../ui/toast.js'
import style from './attach-dialog.module.css'
import { charactersLeft, MAX_CAPTION } from './drafts.js'
import { type Picked, takesSpoiler } from './files.js'
import { sendFiles } from './send-files.js'
import { Switch } from './switch.js'
import { Thumbnail } from './thumbnail.js'
import { usePicked } from './use-picked.js'

/** The chosen files before they go out. */
export function AttachDialog({ chat, files }: { chat: ChatModel; files: Signal<readonly File[]> }) {
  const { picked, remove, add } = usePicked(files)
  const [caption, setCaption] = useState('')
  const [asFiles, setAsFiles] = useState(false)
  const [spoiler, setSpoiler] = useState(false)
  const [progress, setProgress] = useState<number | null>(null)
  const more = useRef<HTMLInputElement>(null)
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])

  const busy = progress !== null
  const visual = picked.some(({ kind }) => takesSpoiler(kind))
  const left = charactersLeft(caption, MAX_CAPTION)
  const ready = picked.length > 0 && !busy && (left ?? 0) >= 0
  const close = (): void => {
    files.value = []
  }
  const send = async (): Promise<void> => {
    setProgress(0)
    try {
      const order = { picked, caption: caption.trim(), asFiles, spoiler: spoiler && !asFiles }
      await sendFiles(chat, order, setProgress, stop.current.signal)
      close()
    } catch (error) {
      setProgress(null)
      // Closed by the person: that says enough.
      if (!stop.current.signal.aborted) throw error
    }
  }
  return (
    <Dialog title={titleOf(picked, files.value.length)} onClose={close}>
      <form
        class={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) attempt(send())
        }}
      >
        <ul class={picked.length === 1 ? `${style.grid} ${style.single}` : style.grid} aria-label="Files">
          {picked.map((item) => (
            <Thumbnail
              key={item.id}
              picked={item}
              asFile={asFiles}
              hidden={spoiler && !asFiles}
              onRemove={busy ? null : () => remove(item.id)}
            />
          ))}
        </ul>
        <div class={style.caption}>
          <textarea
            class={style.field}
            aria-label="Caption"
            placeholder="Add a caption"
            dir="auto"
            rows={2}
            value={caption}
            disabled={busy}
            onInput={(event) => setCaption(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }}
          />
          {left !== null && <small class={left < 0 ? style.over : ''}>{left}</small>}
        </div>
        {visual && (
          <div class={style.switches}>
            <Switch label="Send as file" on={asFiles} disabled={busy} onChange={setAsFiles} />
            <Switch label="Spoiler" on={spoiler} disabled={busy || asFiles} onChange={setSpoiler} />
          </div>
        )}
        {busy && <progress class={style.progress} aria-label="Upload" max={1} value={progress} />}
        <footer class={style.footer}>
          <Button onClick={() => more.current?.click()} disabled={busy}>
            Add
          </Button>
          <span />
          <Button onClick={close}>Cancel</Button>
          <Button look="main" type="submit" disabled={!ready}>
            {busy ? `${Math.round((progress ?? 0) * 100)}%` : 'Send'}
          </Button>
        </footer>
        <input
          ref={more}
          type="file"
          multiple
          hidden
          aria-label="More files"
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </form>
    </Dialog>
  )
}

const NOUNS: Partial<Record<MediaKind, string>> = {
  photo: 'photo',
  video: 'video',
  animation: 'GIF',
  audio: 'song',
}

function titleOf([first]: readonly Picked[], count: number): string {
  return count === 1 ? `Send a ${(first && NOUNS[first.kind]) ?? 'file'}` : `Send ${count} files`
}
