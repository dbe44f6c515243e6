import type { Page, WebSocketRoute } from 'playwright-core'
import { z } from 'zod'

/** What a page of a call says that a script looks at. */
const Said = z.object({ type: z.string() }).loose()
export type Said = z.infer<typeof Said>

export interface Line {
  /** Says something to the page, as the service would. */
  tell(message: Readonly<Record<string, unknown>>): void
  close(code: number): void
}

export interface Script {
  language: string
  polite: boolean
  iceServers: readonly object[]
  /** What is said after the welcome. */
  onHello?: (line: Line) => void
  onSaid?: (said: Said, line: Line) => void
}

const CALL_MS = 24 * 60_000

/** Stands in for the service of one page, so that every screen can be called up at will. */
export async function scriptService(page: Page, script: Script): Promise<() => Line> {
  let current: WebSocketRoute | undefined
  const line: Line = {
    tell: (message) => current?.send(JSON.stringify(message)),
    close: (code) => void current?.close({ code }).catch(() => {}),
  }
  await page.routeWebSocket(/\/call\/socket$/, (socket) => {
    current = socket
    socket.onMessage((data) => {
      const said = Said.parse(JSON.parse(String(data)))
      if (said.type === 'ping') {
        line.tell({ type: 'pong' })
        return
      }
      if (said.type !== 'hello') {
        script.onSaid?.(said, line)
        return
      }
      const now = Date.now()
      const { language, polite, iceServers } = script
      const role = { language, polite, session: polite ? 1 : 2, iceServers, iceTransportPolicy: 'relay' }
      const call = { resume: 'r', resumed: false, partner: 'absent', endsAt: now + CALL_MS, now }
      line.tell({ type: 'welcome', ...role, ...call })
      script.onHello?.(line)
    })
  })
  return () => line
}

/** The partner as a page is told of them. */
export const partner = (state: 'absent' | 'present' | 'joined', more: object = {}) => ({
  type: 'partner',
  state,
  session: 2,
  microphone: true,
  camera: true,
  ...more,
})
