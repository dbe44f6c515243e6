import { STREAMS, type StreamSettings } from '@anonchat/contracts'
import { DiscardPolicy, type JetStreamManager, NatsError, nanos, RetentionPolicy, StorageType } from 'nats'
import { onceReady } from './once-ready.js'

/** JetStream's answer when a stream is there with other settings. */
const IN_USE = 10_058

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
    await onceReady(async () => {
      try {
        await jsm.streams.add({ name, ...config })
      } catch (error) {
        if (!(error instanceof NatsError) || error.api_error?.err_code !== IN_USE) throw error
        await jsm.streams.update(name, config)
      }
    })
  }
}
