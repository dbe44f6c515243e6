import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context, Hono } from 'hono'
import { type PageAddresses, pagePolicy } from '../domain/page-policy.js'

/** Where Vite puts the page. */
export const BUILT_PAGE = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/** In the page's HTML: the address of Telegram's script. */
const SCRIPT_MARK = '%TELEGRAM_SCRIPT%'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const NOT_BUILT = 'The page is not built.\n'

const escapeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * Serves the mini-app from a folder: the HTML anew each time, because it names the newest assets and an address with a
 * token must not stay in a cache; the assets for ever, because their names change with their content.
 */
export function servePage(http: Hono, addresses: PageAddresses, folder = BUILT_PAGE): void {
  const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }
  const headers = {
    ...common,
    'content-security-policy': pagePolicy(addresses),
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=(), payment=()',
    'cache-control': 'no-store',
  }
  const html = async (c: Context) => {
    const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null)
    if (page === null) return c.text(NOT_BUILT, 503, { ...common, 'cache-control': 'no-store' })
    return c.html(page.replaceAll(SCRIPT_MARK, escapeAttribute(addresses.script)), 200, headers)
  }
  http.get('/call', html)
  http.get('/call/assets/:name{[\\w.-]+}', async (c) => {
    const name = c.req.param('name')
    const type = TYPES[path.extname(name)]
    const content = type && (await readFile(path.join(folder, 'assets', name)).catch(() => null))
    if (!type || !content) return c.text('Not Found\n', 404, { ...common, 'cache-control': 'no-store' })
    return c.body(new Uint8Array(content), 200, {
      ...common,
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
}
