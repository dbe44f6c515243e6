import { control, type MediaMessage } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { grouped, type Measures, type Picked, takesSpoiler } from './files.js'
import { sendAlbum, sendMedia } from './sending.js'

export interface FileOrder {
  picked: readonly Picked[]
  caption: string
  asFiles: boolean
  spoiler: boolean
}

/** Uploads the files, then sends them: albums where they match. `progress` goes from 0 to 1. Throws RequestFailed. */
export async function sendFiles(
  chat: ChatModel,
  { picked, caption, asFiles, spoiler }: FileOrder,
  progress: (done: number) => void,
  stop: AbortSignal,
): Promise<void> {
  const total = picked.reduce((sum, { file }) => sum + file.size, 0)
  let before = 0
  const messages: MediaMessage[] = []
  for (const { file, kind: seen, measures } of picked) {
    const kind = asFiles ? 'document' : seen
    const about = aboutOf(asFiles ? {} : measures)
    const { fileId } = await control.upload(kind, file, file.name || 'file', about, {
      onProgress: (sent) => progress((before + Math.min(sent, file.size)) / Math.max(total, 1)),
      stop,
    })
    before += file.size
    messages.push({ kind, fileId, ...(spoiler && takesSpoiler(kind) && { hasSpoiler: true }) })
  }
  stop.throwIfAborted()
  const [first, ...rest] = messages
  if (!first) return
  for (const group of grouped([{ ...first, ...(caption && { caption }) }, ...rest])) {
    const [only] = group
    if (group.length > 1) await sendAlbum(chat, group)
    else if (only) await sendMedia(chat, only)
  }
}

/** Only what was measured. */
export function aboutOf({ width, height, duration }: Measures): Record<string, number> {
  return { ...(width && { width }), ...(height && { height }), ...(duration && { duration }) }
}
