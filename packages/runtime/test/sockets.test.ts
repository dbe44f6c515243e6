import { once } from 'node:events'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createLogger, defineService } from '../src/index.js'

const start = () =>
  defineService({
    name: 'example',
    portVariable: 'SANDBOX_PORT',
    variables: [],
    start: async (_, context) => {
      const sockets = context.sockets({ maxFrameBytes: 100 })
      const echo = sockets.accept((socket) => ({
        message: (text) => socket.send(text ?? 'bytes'),
        pong: () => {},
        closed: () => {},
      }))
      context.http.get('/socket', echo)
    },
  })({ SANDBOX_PORT: '0', HOST: '127.0.0.1' }, { log: createLogger('example', 'silent') })

async function connect(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`)
  await once(socket, 'open')
  return socket
}

it('a service takes WebSockets, closes them with 1012 when it stops, and takes no new ones', async () => {
  const service = await start()
  const socket = await connect(service.port)
  socket.send('hello')
  const [answer] = await once(socket, 'message')
  expect(String(answer)).toBe('hello')
  const closed = once(socket, 'close')
  await service.stop()
  expect((await closed)[0]).toBe(1012)
  await expect(connect(service.port)).rejects.toThrow()
})

it('a frame that is too long closes its socket with 1009, and no other', async () => {
  const service = await start()
  const [long, other] = await Promise.all([connect(service.port), connect(service.port)])
  const closed = once(long, 'close')
  long.send('x'.repeat(101))
  expect((await closed)[0]).toBe(1009)
  other.send('still here')
  expect(String((await once(other, 'message'))[0])).toBe('still here')
  await service.stop()
})

it('a peer that does not answer the closing keeps no service from stopping', async () => {
  const service = await start()
  const socket = await connect(service.port)
  socket.pause()
  await service.stop()
  socket.terminate()
})
