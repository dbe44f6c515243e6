import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Hono } from 'hono'

const FOLDER = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

/** Files of Swagger UI that the page loads, and how they are given. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })`

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Video calls: HTTP interface</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

/** Its own files only. Swagger UI sets styles by itself, and draws small pictures from data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** `GET /docs`: the description of the HTTP interface, for people. Nothing of it comes from anywhere else. */
export function serveDocs(http: Hono): void {
  const headers = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }
  http.get('/docs', (c) => c.html(PAGE, 200, { ...headers, 'content-security-policy': POLICY }))
  http.get('/docs/start.js', (c) =>
    c.body(START, 200, { ...headers, 'content-type': 'text/javascript; charset=utf-8' }),
  )
  for (const [name, type] of Object.entries(FILES))
    http.get(`/docs/${name}`, async (c) => {
      const content = await readFile(path.join(FOLDER, name))
      const cached = { 'content-type': type, 'cache-control': 'public, max-age=86400' }
      return c.body(new Uint8Array(content), 200, { ...headers, ...cached })
    })
}
