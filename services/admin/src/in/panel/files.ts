import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Context, MiddlewareHandler } from 'hono'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

const NAME = /^[\w.-]+(\/[\w.-]+)*$/

/** Gives a file of a folder, by its path in it; null for what is none, or of no kind that a page loads. */
export async function fileOf(c: Context, folder: string, name: string): Promise<Response | null> {
  const type = TYPES[path.extname(name)]
  if (type === undefined || !NAME.test(name) || name.split('/').includes('..')) return null
  const content = await readFile(path.join(folder, name)).catch(() => null)
  if (content === null) return null
  return c.body(new Uint8Array(content), 200, {
    'content-type': type,
    'cache-control': 'private, max-age=3600',
  })
}

/** As the queue board wants files to be served: from a folder, by what its own function makes of the path. */
export const serveFolder =
  (options: { root?: string; rewriteRequestPath?: (path: string) => string }): MiddlewareHandler =>
  async (c, next) => {
    const name = options.rewriteRequestPath?.(c.req.path) ?? c.req.path
    const file = await fileOf(c, path.resolve(options.root ?? '.'), name.replace(/^\//, ''))
    return file ?? (await next())
  }
