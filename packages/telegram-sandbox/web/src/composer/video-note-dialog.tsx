import { useEffect, useRef, useState } from 'preact/hooks'
import type { Sample } from '../../../src/api.js'
import { sampleUrl } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { Button } from '../ui/button.js'
import { Dialog } from '../ui/dialog.js'
import { attempt } from '../ui/toast.js'
import { clock } from './files.js'
import { loadSamples, samples, sendSample } from './samples.js'
import { useRecording } from './use-recording.js'
import { useSendRecorded } from './use-send-recorded.js'
import style from './video-note-dialog.module.css'

/** A round video: from the camera, or one of the samples. */
export function VideoNoteDialog({ chat, onClose }: { chat: ChatModel; onClose: () => void }) {
  const [camera, setCamera] = useState(false)
  useEffect(() => attempt(loadSamples()), [])
  const notes = (samples.value ?? []).filter(({ kind }) => kind === 'video_note')
  return (
    <Dialog title="Video message" onClose={onClose}>
      <div class={style.content}>
        {camera ? (
          <Camera chat={chat} onClose={onClose} />
        ) : (
          <Button look="main" onClick={() => setCamera(true)}>
            Record with the camera
          </Button>
        )}
        {notes.length > 0 && <p class={style.note}>or send a sample</p>}
        <div class={style.samples}>
          {notes.map((sample: Sample) => (
            <button
              key={sample.id}
              type="button"
              aria-label={`Send ${sample.title}`}
              title={sample.title}
              onClick={() => {
                attempt(sendSample(chat, sample))
                onClose()
              }}
            >
              <video src={sampleUrl(sample.id)} muted playsInline preload="metadata" />
            </button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function Camera({ chat, onClose }: { chat: ChatModel; onClose: () => void }) {
  const state = useRecording('video')
  const { leaving, send: sendRecorded } = useSendRecorded(chat, 'video_note')
  const video = useRef<HTMLVideoElement>(null)
  const stream = state.kind === 'recording' ? state.recording.stream : null
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  if (state.kind === 'refused') {
    return (
      <p role="alert" class={style.note}>
        {state.words}
      </p>
    )
  }
  const send = (): void => {
    if (state.kind !== 'recording') return
    const { videoWidth = 0, videoHeight = 0 } = video.current ?? {}
    sendRecorded(state.recording, onClose, Math.min(videoWidth, videoHeight))
  }
  return (
    <>
      <video ref={video} class={style.camera} autoPlay muted playsInline aria-label="Camera" />
      <span class={style.time} role="timer" aria-label="Recorded">
        {clock(state.kind === 'recording' ? state.seconds : 0)}
      </span>
      <Button look="main" disabled={stream === null || leaving} onClick={send}>
        {leaving ? 'Sending…' : 'Send'}
      </Button>
    </>
  )
}
