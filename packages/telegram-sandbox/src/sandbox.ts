import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox, SandboxOptions } from './api.js'
import { controlServer } from './control/server.js'
import { serveBotApi, serveFile } from './http/bot-server.js'
import { guardControl, guardHost } from './http/guard.js'
import { controlOf } from './members/control.js'
import { settingsOf } from './options.js'
import { pageServer } from './page/serve.js'
import { openStore } from './store/store.js'
import { takeSpans } from './traces/take-spans.js'
import { Bots } from './world/bots.js'

/** Starts a stand-in for Telegram. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options)
  const store = settings.dataDir === null ? null : await openStore(settings.dataDir)
  const { bots, resume } = await Bots.open(settings, store)
  const botOf = (token: string) => bots.accepted(token)
  const named = (token: string | undefined) => (token === undefined ? bots.default : bots.get(token))
  const control = controlServer(
    (token) => controlOf(named(token)),
    (token) => named(token).hooks.event,
    store,
  )
  const guarded = guardControl(settings.host, control)
  const traces = guardControl(settings.host, (request, response) =>
    takeSpans(request, response, () => bots.list()),
  )
  const page = guardHost(settings.host, pageServer())
  const server = http.createServer((request, response) => {
    const url = request.url ?? '/'
    if (url.startsWith('/bot')) serveBotApi(request, response, botOf)
    else if (url.startsWith('/file/bot')) serveFile(request, response, botOf)
    else if (url.startsWith('/control')) guarded(request, response)
    else if (url === '/v1/traces') traces(request, response)
    else page(request, response)
  })
  // Clients keep connections for longer than Node's 5 s; a connection closed under a request would look like a fault.
  server.keepAliveTimeout = 300_000
  const port = await listen(server, settings.port, settings.host).catch(async (error: unknown) => {
    bots.stop()
    await store?.close()
    throw error
  })
  resume()
  return {
    ...controlOf(bots.default),
    port,
    url: `http://${settings.host}:${port}`,
    bot: (token) => controlOf(bots.get(token)),
    stop: async () => {
      bots.stop()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      await store?.close()
    },
  }
}

function listen(server: http.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address: AddressInfo | string | null = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
