import { FileText, Mic, Music } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { Sample } from '../../../src/api.js'
import { sampleUrl } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { Dialog } from '../ui/dialog.js'
import { Icon } from '../ui/icon.js'
import { attempt } from '../ui/toast.js'
import { byKind, loadSamples, samples, sendSample } from './samples.js'
import style from './samples-dialog.module.css'

/** Files to send when none is at hand: one press sends. */
export function SamplesDialog({ chat, onClose }: { chat: ChatModel; onClose: () => void }) {
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    loadSamples().catch((error: unknown) =>
      setFailure(error instanceof Error ? error.message : String(error)),
    )
  }, [])
  const { value: all } = samples
  return (
    <Dialog title="Samples" onClose={onClose}>
      {failure && (
        <p role="alert" class={style.note}>
          {failure}
        </p>
      )}
      {!failure && all?.length === 0 && <p class={style.note}>The sandbox has no samples.</p>}
      <div class={style.groups}>
        {byKind(all ?? []).map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h3 class={style.title}>{title}</h3>
            <div class={style.grid}>
              {items.map((sample) => (
                <button
                  key={sample.id}
                  type="button"
                  class={style.sample}
                  aria-label={`Send ${sample.title}`}
                  title={sample.title}
                  onClick={() => {
                    attempt(sendSample(chat, sample))
                    onClose()
                  }}
                >
                  <Preview sample={sample} />
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

const ICONS = { voice: Mic, audio: Music, document: FileText }

function Preview({ sample: { id, kind, title } }: { sample: Sample }) {
  switch (kind) {
    case 'photo':
    case 'sticker':
      return <img class={style[kind]} src={sampleUrl(id)} alt="" loading="lazy" />
    case 'video':
    case 'animation':
    case 'video_note':
      return <video class={style[kind]} src={sampleUrl(id)} muted playsInline preload="metadata" />
    case 'voice':
    case 'audio':
    case 'document':
      return (
        <span class={style.row}>
          <span class={style.sign}>
            <Icon of={ICONS[kind]} />
          </span>
          <span dir="auto">{title}</span>
        </span>
      )
  }
}
