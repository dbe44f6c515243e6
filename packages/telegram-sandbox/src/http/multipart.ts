/** A file in a form. */
export interface Upload {
  fileName: string
  mimeType: string
  content: Buffer
}

export interface Form {
  fields: Record<string, string>
  files: Map<string, Upload>
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** Takes a multipart/form-data body apart; null when it is none. */
export function parseMultipart(body: Buffer, contentType: string): Form | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (!mark) return null
  const form: Form = { fields: {}, files: new Map() }
  const delimiter = Buffer.from(`--${mark}`)
  let at = body.indexOf(delimiter)
  if (at === -1) return null
  for (;;) {
    const start = at + delimiter.length
    const next = body.indexOf(delimiter, start)
    if (next === -1) return form
    addPart(form, body.subarray(start + 2, next - 2))
    at = next
  }
}

function addPart(form: Form, part: Buffer): void {
  const end = part.indexOf(HEAD_END)
  if (end === -1) return
  const head = part.subarray(0, end).toString('utf8')
  const content = part.subarray(end + HEAD_END.length)
  const name = /name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) return
  const fileName = /filename="([^"]*)"/i.exec(head)?.[1]
  if (fileName === undefined) form.fields[name] = content.toString('utf8')
  else {
    const mimeType = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1]?.trim() ?? 'application/octet-stream'
    form.files.set(name, { fileName, mimeType, content: Buffer.from(content) })
  }
}
