import type { ClientMessage } from '../../../src/protocol.js'
import { openSocket, type Socket } from '../signaling/socket.js'
import { initData } from '../telegram/web-app.js'
import { delayBefore } from './backoff.js'
import type { CallEvent } from './events.js'

/** The line to the service: opened anew when it breaks, and then the same page goes on. */
export interface Line {
  /** Opens a socket in place of the one before, after a while that grows with the attempts. */
  connect(attempt: number): void
  sayHello(): void
  send(message: ClientMessage): void
  disconnect(): void
}

/** @param token `t` of the page's address */
export function newLine(token: string, dispatch: (event: CallEvent) => void): Line {
  const url = new URL('/call/socket', location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  let socket: Socket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Lets the service know the page that comes back, and what it has heard. */
  let resume: { resume: string; received: number } | undefined

  const disconnect = (): void => {
    clearTimeout(timer)
    socket?.close()
    socket = undefined
  }
  const open = (): void => {
    socket = openSocket(url.href, {
      onOpen: () => dispatch({ type: 'connected' }),
      onClose: (code) => dispatch({ type: 'disconnected', code }),
      onMessage: (message) => {
        if (message.type === 'welcome')
          resume = {
            resume: message.resume,
            received: message.resumed ? (resume?.received ?? 0) : 0,
          }
        if (message.type === 'signal' && resume !== undefined) {
          // Sent again after a change of networks, though it had come.
          if (message.seq <= resume.received) return
          resume.received = message.seq
        }
        dispatch({ type: 'heard', message, at: Date.now() })
      },
    })
  }
  return {
    connect: (attempt) => {
      disconnect()
      timer = setTimeout(open, delayBefore(attempt, Math.random()))
    },
    sayHello: () => socket?.send({ type: 'hello', token, initData: initData(), ...resume }),
    send: (message) => socket?.send(message),
    disconnect,
  }
}
