import { SendHorizontal, Trash2 } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { Button, IconButton } from '../ui/button.js'
import { attempt } from '../ui/toast.js'
import { composerOf } from './composer-model.js'
import { clock } from './files.js'
import { sendSampleOf } from './samples.js'
import { LEVELS, useRecording } from './use-recording.js'
import { useSendRecorded } from './use-send-recorded.js'
import style from './voice-bar.module.css'

/** In place of the field while a voice message is recorded. */
export function VoiceBar({ chat }: { chat: ChatModel }) {
  const state = useRecording('voice')
  const { leaving, send } = useSendRecorded(chat, 'voice')
  const close = (): void => {
    const model = composerOf(chat)
    model.recording.value = false
    requestAnimationFrame(() => model.field.current?.focus())
  }
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => bar.current?.focus(), [])
  if (state.kind === 'refused') {
    return (
      <div class={style.refused} role="alert">
        <p>{state.words} Send a sample instead?</p>
        <Button onClick={close}>Cancel</Button>
        <Button
          look="main"
          onClick={() => {
            close()
            attempt(sendSampleOf(chat, 'voice'))
          }}
        >
          Send a sample
        </Button>
      </div>
    )
  }
  const seconds = state.kind === 'recording' ? state.seconds : 0
  const levels = state.kind === 'recording' ? state.levels : []
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is what the Cancel button does
    <div
      ref={bar}
      class={style.bar}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <IconButton icon={Trash2} label="Cancel recording" onClick={close} />
      <span class={style.dot} />
      <span class={style.time} role="timer" aria-label="Recorded">
        {clock(seconds)}
      </span>
      <span class={style.levels} aria-hidden="true">
        {Array.from({ length: LEVELS }, (_, index) => levels[index - LEVELS + levels.length] ?? 0).map(
          (level, index) => (
            <i key={index} style={{ height: `${8 + level * 92}%` }} />
          ),
        )}
      </span>
      <span class={style.send}>
        <IconButton
          icon={SendHorizontal}
          label="Send"
          disabled={state.kind !== 'recording' || leaving}
          onClick={() => state.kind === 'recording' && send(state.recording, close)}
        />
      </span>
    </div>
  )
}
