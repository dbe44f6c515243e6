import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { SeenMessage } from '../../../../src/api.js'

const FADE_MS = 220
const NONE: ReadonlySet<number> = new Set()

/** The messages that were deleted just now and still fade away. */
export function useLeaving(messages: readonly SeenMessage[]): ReadonlySet<number> {
  const shown = useRef<ReadonlySet<number>>(NONE)
  const [gone, setGone] = useState<ReadonlySet<number>>(NONE)
  const leaving = useMemo(() => {
    const ids = messages.filter(({ deleted, messageId }) => deleted && shown.current.has(messageId))
    return ids.length === 0
      ? NONE
      : new Set(ids.map(({ messageId }) => messageId).filter((id) => !gone.has(id)))
  }, [messages, gone])
  useEffect(() => {
    const kept = messages.filter(({ deleted, messageId }) => !deleted || leaving.has(messageId))
    shown.current = new Set(kept.map(({ messageId }) => messageId))
    if (leaving.size === 0) return
    const timer = setTimeout(() => setGone(leaving), FADE_MS)
    return () => clearTimeout(timer)
  }, [messages, leaving])
  return leaving
}
