import { serveStatic } from '@anonchat/runtime'
import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { HonoAdapter } from '@bull-board/hono'
import type { Hono } from 'hono'
import { BOARD_POLICY } from '../../domain/http/page-policy.js'
import type { ShownQueue } from '../../out/panel/shown-queues.js'
import { PANEL } from './context.js'

const BOARD = `${PANEL}/queues`
/** Fonts come from nowhere else either. */
const FOREIGN = /<link[^>]+href="https?:[^>]*>/g

/**
 * The queue board, to look only: jobs belong to lanes, parcels and timers, and who removes or repeats one of them by hand breaks what
 * the services hold true.
 */
export function queueBoard(queues: readonly ShownQueue[], title: string): Hono {
  const adapter = new HonoAdapter(serveStatic).setBasePath(BOARD)
  createBullBoard({
    queues: queues.map(({ queue }) => new BullMQAdapter(queue, { readOnlyMode: true, prefix: '' })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: title, hideRedisDetails: true } },
  })
  const board = adapter.registerPlugin()
  return board
}

/** Its document as our policy lets it be. */
export async function boardDocument(answer: Response): Promise<Response> {
  if (answer.headers.get('content-type')?.startsWith('text/html') !== true) return answer
  const headers = new Headers(answer.headers)
  headers.set('content-security-policy', BOARD_POLICY)
  return new Response((await answer.text()).replaceAll(FOREIGN, ''), { status: answer.status, headers })
}
