import { FormData } from 'undici'
import type { Upload } from './telegram.js'

/** The body of a call that brings a file: parameters that are no plain words go as JSON, as the Bot API wants it. */
export function formOf(params: object, { field, fileName, content }: Upload): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  form.append(field, new Blob([new Uint8Array(content)]), fileName)
  return form
}
