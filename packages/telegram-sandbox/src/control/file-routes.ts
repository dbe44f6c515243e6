import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { BotControl } from '../api.js'
import { fileResponse } from '../http/file-response.js'
import { ControlError } from '../members/control-error.js'
import { MAX_FILE } from '../members/upload.js'
import { gallery, galleryBytes } from '../world/gallery.js'
import { mediaType } from '../world/media-type.js'
import { parsed } from './request.js'
import { kind } from './schemas.js'

/** The form's other fields. */
const FORM_EXTRA = 64 * 1024
const LONGEST_SECONDS = 24 * 3600
const WIDEST = 10_000

/** What the browser knows of a sound or a film; it is believed within bounds. */
const about = z.strictObject({
  kind,
  duration: z.coerce.number().nonnegative().max(LONGEST_SECONDS).exactOptional(),
  width: z.coerce.number().int().positive().max(WIDEST).exactOptional(),
  height: z.coerce.number().int().positive().max(WIDEST).exactOptional(),
})

/** Files that members bring along, files that are there for them, and the bytes of both. */
export function fileRoutes(controlFor: (c: Context) => BotControl): Hono {
  const app = new Hono()
  const limit = bodyLimit({
    maxSize: MAX_FILE + FORM_EXTRA,
    onError: (c) => c.json({ error: 'the file is larger than 50 MB' }, 413),
  })
  app.post('/files', limit, async (c) => {
    const form = await formOf(c)
    const file = form.get('file')
    if (!(file instanceof File)) throw new ControlError('file: there is none in the form')
    form.delete('file')
    const said = parsed(Object.fromEntries(form), about)
    const content = new Uint8Array(await file.arrayBuffer())
    const named = { fileName: file.name, mimeType: file.type }
    return c.json(await controlFor(c).upload({ ...said, ...named, content }), 201)
  })
  app.get('/files/:fileId', async (c) => {
    const file = controlFor(c).file(c.req.param('fileId'))
    if (!file) return c.json({ error: 'there is no such file' }, 404)
    const { content, fileName, fileUniqueId: etag } = file
    return fileResponse({ content, fileName, etag, type: await mediaType(content) }, c.req.raw.headers)
  })
  app.get('/samples', (c) =>
    c.json(gallery.map(({ id, kind, title, fileName }) => ({ id, kind, title, fileName }))),
  )
  app.get('/samples/:id', async (c) => {
    const sample = gallery.find(({ id }) => id === c.req.param('id'))
    if (!sample) return c.json({ error: 'there is no such sample' }, 404)
    const content = galleryBytes(sample)
    const { id, fileName } = sample
    const etag = `${id}-${content.byteLength}`
    return fileResponse({ content, fileName, etag, type: await mediaType(content) }, c.req.raw.headers)
  })
  return app
}

async function formOf(c: Context): Promise<FormData> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? ''))
    throw new ControlError('the body must be multipart/form-data')
  try {
    return await c.req.raw.formData()
  } catch {
    throw new ControlError('the form cannot be read')
  }
}
