import { type ClientMessage, ServerMessage } from '../../../src/protocol.js'

/** How often the page shows that it is there. */
const PING_MS = 10_000
/** Without a sign of life for so long the socket is dead, whatever the browser thinks. */
const SILENCE_MS = 25_000
const LOST = 1006

export interface Socket {
  send(message: ClientMessage): void
  /** Closes it without telling anybody. */
  close(): void
}

export interface SocketEvents {
  onOpen: () => void
  onMessage: (message: ServerMessage) => void
  /** Once, whoever closed it. */
  onClose: (code: number) => void
}

/** Opens the socket to the service. */
export function openSocket(url: string, events: SocketEvents): Socket {
  const socket = new WebSocket(url)
  let heardAt = performance.now()
  let isOver = false
  const end = (code: number | null): void => {
    if (isOver) return
    isOver = true
    clearInterval(timer)
    socket.close()
    if (code !== null) events.onClose(code)
  }
  const send = (message: ClientMessage): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const timer = setInterval(() => {
    if (performance.now() - heardAt > SILENCE_MS) end(LOST)
    else send({ type: 'ping' })
  }, PING_MS)
  socket.addEventListener('open', () => {
    if (!isOver) events.onOpen()
  })
  socket.addEventListener('message', ({ data }) => {
    heardAt = performance.now()
    if (isOver || typeof data !== 'string') return
    const message = read(data)
    if (message !== null) events.onMessage(message)
  })
  socket.addEventListener('close', ({ code }) => end(code))
  return { send, close: () => end(null) }
}

/** null when it is none of the messages: an older page does not fail over a newer service. */
function read(data: string): ServerMessage | null {
  try {
    return ServerMessage.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}
