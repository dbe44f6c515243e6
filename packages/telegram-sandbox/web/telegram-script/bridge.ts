/** The line between a mini app in a frame and the page around it. */
export interface Bridge {
  /** Says something to the page around. Outside of a frame nobody hears it. */
  post(eventType: string, eventData?: Record<string, unknown>): void
  /** Calls back for each event of a name that comes from the page around. */
  hear(eventType: string, heard: (data: Record<string, unknown>) => void): void
}

export function openBridge(page: Window): Bridge {
  const listeners = new Map<string, Array<(data: Record<string, unknown>) => void>>()
  page.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== page.parent) return
    const event = read(data)
    if (event === null) return
    for (const heard of listeners.get(event.type) ?? []) heard(event.data)
  })
  return {
    post: (eventType, eventData = {}) => {
      if (page.parent === page) return
      // What is said is no secret, and the page around may be of any address.
      page.parent.postMessage(JSON.stringify({ eventType, eventData }), '*')
    },
    hear: (eventType, heard) => {
      listeners.set(eventType, [...(listeners.get(eventType) ?? []), heard])
    },
  }
}

function read(message: unknown): { type: string; data: Record<string, unknown> } | null {
  if (typeof message !== 'string') return null
  try {
    const parsed: unknown = JSON.parse(message)
    if (!isRecord(parsed) || typeof parsed.eventType !== 'string') return null
    return { type: parsed.eventType, data: isRecord(parsed.eventData) ? parsed.eventData : {} }
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
