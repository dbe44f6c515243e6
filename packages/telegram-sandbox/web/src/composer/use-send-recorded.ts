import { useRef, useState } from 'preact/hooks'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { attempt } from '../ui/toast.js'
import type { Recorded, Recording } from './recorder.js'
import { sendMedia } from './sending.js'

/** Sends what is recorded, then `sent` is called; when that fails the recording is kept for another try. */
export function useSendRecorded(
  chat: ChatModel,
  kind: 'voice' | 'video_note',
): { leaving: boolean; send(recording: Recording, sent: () => void, side?: number): void } {
  const [leaving, setLeaving] = useState(false)
  const kept = useRef<Recorded | null>(null)
  const send = async (recording: Recording, sent: () => void, side: number): Promise<void> => {
    setLeaving(true)
    try {
      kept.current ??= await recording.finish()
      const { content, seconds, extension } = kept.current
      const about = {
        duration: Math.max(1, Math.round(seconds)),
        ...(side > 0 && { width: side, height: side }),
      }
      const { fileId } = await control.upload(kind, content, `${kind}.${extension}`, about)
      await sendMedia(chat, { kind, fileId })
      sent()
    } finally {
      setLeaving(false)
    }
  }
  return { leaving, send: (recording, sent, side = 0) => attempt(send(recording, sent, side)) }
}
