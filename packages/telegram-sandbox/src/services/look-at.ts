import type { NamedService, ServiceState } from '../api.js'
import { sumOf } from './exposition.js'

const PATIENCE_MS = 3000
const MEMORY = 'process_resident_memory_bytes'
/** Chats whose messages wait to be sent; only the relay has it. */
const WAITING = 'relay_queue_depth'

/** Asks a service how it is; one that does not answer is not ready. */
export async function lookAt({ name, url }: NamedService): Promise<ServiceState> {
  const [ready, metrics] = await Promise.all([isReady(url), metricsOf(url)])
  return { name, ready, memory: sumOf(metrics, MEMORY), waiting: sumOf(metrics, WAITING) }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

async function metricsOf(url: string): Promise<string> {
  try {
    const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return answer.ok ? await answer.text() : ''
  } catch {
    return ''
  }
}
