import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { sendJson } from './answer.js'

const LOOPBACK = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i

/** Whether a name or an address is this machine's own. */
function isLoopback(host: string): boolean {
  return LOOPBACK.test(host)
}

function hostOf(header: string): string | null {
  return URL.canParse(`http://${header}`) ? new URL(`http://${header}`).hostname : null
}

/**
 * Why a request to a sandbox that only this machine can reach is refused: its Host is another's name, as when a page has
 * its own name point here (DNS rebinding). null: it is not.
 */
function foreignHost({ host = '' }: IncomingHttpHeaders): string | null {
  const name = hostOf(host)
  return name !== null && isLoopback(name)
    ? null
    : 'the sandbox listens on this machine only: open it as localhost, or set HOST'
}

/** Why a request comes from another site's page; null: from the sandbox's own page, or from no page. */
function foreignOrigin(headers: IncomingHttpHeaders): string | null {
  const { origin, host = '', 'sec-fetch-site': site } = headers
  const own = origin !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
  const foreign = origin === undefined ? site === 'cross-site' || site === 'same-site' : !own
  return foreign ? 'the control API answers its own page and tools, no other site' : null
}

type Refuses = (headers: IncomingHttpHeaders) => string | null

function refusing(refuses: Refuses, answer: RequestListener): RequestListener {
  return (request, response) => {
    const error = refuses(request.headers)
    if (error === null) {
      answer(request, response)
      return
    }
    request.resume()
    sendJson(response, 403, { error })
  }
}

/** Answers only who calls the sandbox by a name of this machine, when nobody else can reach it (`host`). */
export function guardHost(host: string, answer: RequestListener): RequestListener {
  return isLoopback(host) ? refusing(foreignHost, answer) : answer
}

/** Keeps the pages of other sites out as well: whoever reaches the control API may do everything. */
export function guardControl(host: string, answer: RequestListener): RequestListener {
  return guardHost(host, refusing(foreignOrigin, answer))
}
