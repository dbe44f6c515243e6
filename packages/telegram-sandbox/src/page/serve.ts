import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sendText } from '../http/answer.js'

/** Where Vite puts the page. */
const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url))

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob: data:",
  "connect-src 'self'",
  'frame-src http: https:',
  "frame-ancestors 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

const NOT_BUILT = "The sandbox's page is not built: run `node scripts/bootstrap.mjs` and load this again.\n"

/** The file of the page that a path names; null: none. Never one outside of the page's folder. */
function fileOf(root: string, url: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(url.split(/[?#]/)[0] ?? '')
  } catch {
    return null
  }
  if (/[\0\\]/.test(name) || name.split('/').some((part) => part.startsWith('.'))) return null
  const file = path.join(root, name === '/' ? 'index.html' : name)
  return file.startsWith(root + path.sep) && path.extname(file) in TYPES ? file : null
}

/** Serves the page that stands built in a folder. */
export function pageServer(folder = BUILT): (request: IncomingMessage, response: ServerResponse) => void {
  const root = path.resolve(folder)
  return (request, response) => {
    request.resume()
    serve(root, request, response).catch(() => response.destroy())
  }
}

async function serve(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/' } = request
  if (method !== 'GET' && method !== 'HEAD') {
    sendText(response, 405, 'text/plain', 'Method Not Allowed\n')
    return
  }
  const file = fileOf(root, url)
  const content = file && (await readFile(file).catch(() => null))
  if (!file || !content) {
    const page = file === path.join(root, 'index.html')
    sendText(response, page ? 503 : 404, 'text/plain; charset=utf-8', page ? NOT_BUILT : 'Not Found\n')
    return
  }
  // Vite names what is in assets/ by its content.
  const hashed = file.startsWith(path.join(root, 'assets') + path.sep)
  response.writeHead(200, {
    ...HEADERS,
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'content-length': content.byteLength,
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  response.end(method === 'HEAD' ? undefined : content)
}
