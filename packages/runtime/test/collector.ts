import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TakenSpan {
  service: string
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  status: { code: number }
  attributes: { key: string; value: Record<string, unknown> }[]
}

interface Exported {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue: string } }[] }
    scopeSpans: { spans: Omit<TakenSpan, 'service'>[] }[]
  }[]
}

/** Somebody who takes traces, or keeps silent. */
export interface Collector {
  readonly url: string
  readonly spans: TakenSpan[]
  readonly requests: { path: string | undefined; headers: IncomingHttpHeaders }[]
  stop(): Promise<void>
}

export async function startCollector({ silent = false } = {}): Promise<Collector> {
  const spans: TakenSpan[] = []
  const requests: Collector['requests'] = []
  const server: Server = createServer((request, response) => {
    requests.push({ path: request.url, headers: request.headers })
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      spans.push(...spansIn(JSON.parse(body)))
      if (!silent) response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    requests,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const spansIn = ({ resourceSpans }: Exported): TakenSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? ''
    return scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ service, ...span })))
  })
