import type { UpdateKind } from './queue.js'

/** Telegram's webhook queues: what one member or chat does of one sort stays in order, sorts overtake each other. */
export function queueKey(kind: UpdateKind, id: number | string): string {
  switch (kind) {
    case 'message':
    case 'edited_message':
    case 'channel_post':
    case 'edited_channel_post':
      return `message:${id}`
    case 'shipping_query':
    case 'pre_checkout_query':
      return `checkout:${id}`
    case 'chat_member':
    case 'chat_join_request':
      return `chat_member:${id}`
    case 'chat_boost':
    case 'removed_chat_boost':
      return `boost:${id}`
    default:
      return `${kind}:${id}`
  }
}

function idIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const id: unknown = Reflect.get(value, 'id')
  return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined
}

/** The queue of an update of unknown shape: by its chat, else its sender, else one for all. */
export function queueKeyOfRaw(update: Record<string, unknown>, kinds: ReadonlySet<string>): string {
  for (const [kind, payload] of Object.entries(update)) {
    if (!kinds.has(kind) || typeof payload !== 'object' || payload === null) continue
    const id = idIn(Reflect.get(payload, 'chat')) ?? idIn(Reflect.get(payload, 'from')) ?? '0'
    return isUpdateKind(kind, kinds) ? queueKey(kind, id) : 'raw:0'
  }
  return 'raw:0'
}

function isUpdateKind(kind: string, kinds: ReadonlySet<string>): kind is UpdateKind {
  return kinds.has(kind)
}
