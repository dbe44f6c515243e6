import { create } from 'content-disposition'

/** What the browser may show by itself; all else (pages, drawings with scripts) is only ever saved. */
const SHOWN =
  /^(image\/(jpeg|png|gif|webp|avif|bmp|apng)|audio\/[\w.+-]+|video\/(mp4|webm|ogg|quicktime|x-matroska|x-m4v))$/

export interface ServedFile {
  content: Uint8Array
  /** By its bytes; null: unknown. */
  type: string | null
  fileName: string
  /** The same for the same bytes for ever. */
  etag: string
}

/** Answers a request for a file: whole, a part of it (videos seek), or "you have it". */
export function fileResponse(file: ServedFile, request: Headers): Response {
  const { content, fileName } = file
  const etag = `"${file.etag}"`
  const shown = file.type !== null && SHOWN.test(file.type)
  const headers: Record<string, string> = {
    'content-type': shown && file.type !== null ? file.type : 'application/octet-stream',
    'content-disposition': create(fileName, { type: shown ? 'inline' : 'attachment' }),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag,
  }
  if (matches(request.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  const size = content.byteLength
  const condition = request.get('if-range')
  const range = condition === null || condition === etag ? rangeOf(request.get('range'), size) : null
  if (range === 'outside') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  const part = Buffer.from(content.subarray(start, end + 1))
  headers['content-length'] = String(part.byteLength)
  if (!range) return new Response(part, { headers })
  headers['content-range'] = `bytes ${start}-${end}/${size}`
  return new Response(part, { status: 206, headers })
}

function matches(condition: string | null, etag: string): boolean {
  if (condition === null) return false
  return condition.split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()))
}

/** One range of bytes, both ends in it; null: none that is understood, so the whole. */
function rangeOf(header: string | null, size: number): { start: number; end: number } | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return null
  return start >= size ? 'outside' : { start, end }
}
