import { useEffect, useRef, useState } from 'preact/hooks'
import { type Recording, record } from './recorder.js'

const TICK_MS = 80
export const LEVELS = 40

export type RecordingState =
  | { kind: 'asking' }
  | { kind: 'recording'; recording: Recording; seconds: number; levels: readonly number[] }
  | { kind: 'refused'; words: string }

/** Records from when `on` is true; what is not taken is thrown away with the element. */
export function useRecording(kind: 'voice' | 'video', on = true): RecordingState {
  const [state, setState] = useState<RecordingState>({ kind: 'asking' })
  const running = useRef<Recording | null>(null)
  useEffect(() => {
    if (!on) return
    let current = true
    let timer: ReturnType<typeof setInterval> | undefined
    const begin = async (): Promise<void> => {
      const recording = await record(kind)
      if (!current) return recording.cancel()
      running.current = recording
      const begun = performance.now()
      let levels: readonly number[] = []
      timer = setInterval(() => {
        if (recording.ended()) return clearInterval(timer)
        levels = [...levels.slice(1 - LEVELS), recording.level()]
        setState({ kind: 'recording', recording, seconds: (performance.now() - begun) / 1000, levels })
      }, TICK_MS)
    }
    begin().catch((error: unknown) => {
      if (current)
        setState({ kind: 'refused', words: error instanceof Error ? error.message : String(error) })
    })
    return () => {
      current = false
      clearInterval(timer)
      running.current?.cancel()
    }
  }, [kind, on])
  return state
}
