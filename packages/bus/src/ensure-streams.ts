import { setTimeout as pause } from 'node:timers/promises'
import { STREAMS, type StreamSettings } from '@anonchat/contracts'
import { DiscardPolicy, type JetStreamManager, NatsError, nanos, RetentionPolicy, StorageType } from 'nats'
import { onceReady } from './once-ready.js'

/** JetStream's answer when a stream is there with other settings. */
const IN_USE = 10_058
/**
 * Its answer when a subject belongs to another stream, and also while somebody else is adding the same stream at this moment:
 * then it passes.
 */
const OVERLAP = 10_065
const OVERLAP_PASSES_MS = 5_000
const OVERLAP_PAUSE_MS = 50

const configOf = (settings: StreamSettings) => ({
  subjects: [...settings.subjects],
  retention: settings.retention === 'workqueue' ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
  storage: StorageType.File,
  // A full work queue refuses what is new, so that the sender knows; dead letters push out the oldest.
  discard: settings.retention === 'workqueue' ? DiscardPolicy.New : DiscardPolicy.Old,
  max_age: nanos(settings.maxAgeMs),
  duplicate_window: nanos(settings.duplicateWindowMs),
  max_bytes: settings.maxBytes,
})

/**
 * Creates the streams of the contracts, or brings their settings up to date. Safe when replicas start at once; waits
 * for a server that is starting. @throws Unavailable
 */
export async function ensureStreams(jsm: JetStreamManager): Promise<void> {
  for (const [name, settings] of Object.entries(STREAMS)) {
    const config = configOf(settings)
    await onceReady(() => ensureStream(jsm, name, config))
  }
}

const codeOf = (error: unknown): number | undefined =>
  error instanceof NatsError ? error.api_error?.err_code : undefined

async function ensureStream(
  jsm: JetStreamManager,
  name: string,
  config: ReturnType<typeof configOf>,
): Promise<void> {
  const until = performance.now() + OVERLAP_PASSES_MS
  for (;;) {
    try {
      await jsm.streams.add({ name, ...config })
      return
    } catch (error) {
      const code = codeOf(error)
      if (code === IN_USE) return void (await jsm.streams.update(name, config))
      if (code !== OVERLAP || performance.now() > until) throw error
      await pause(OVERLAP_PAUSE_MS)
    }
  }
}
