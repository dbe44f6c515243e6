import type { Call, SentUpdate } from '../../../../src/api.js'
import { contentOf } from './describe.js'

const ATTACHED = 'attach://'

/** The call again, as a command for a shell. What was uploaded is named as a file that one has to have. */
export function curlOfCall(call: Call, origin: string, token: string): string {
  const url = quoted(`${origin}/bot${token}/${call.method}`)
  const json = JSON.stringify(call.params)
  const uploads = [...new Set([...json.matchAll(/"attach:\/\/([^"\\]+)"/g)].map(([, name]) => name ?? ''))]
  if (uploads.length === 0) return withJson('POST', url, json)
  const fields = Object.entries(call.params)
    .filter(([name, value]) => value !== ATTACHED + name)
    .map(([name, value]) => `--form-string ${quoted(`${name}=${asField(value)}`)}`)
  const files = uploads.map((name) => `-F ${quoted(`${name}=@${fileFor(name)}`)}`)
  const note = `# ${uploads.map(fileFor).join(', ')}: the file to upload; the sandbox does not keep its name`
  return [note, [`curl -sS ${url}`, ...fields, ...files].join(' \\\n  ')].join('\n')
}

/** Hands the bot the content of an update once more, as a new update. */
export function curlOfUpdate(sent: SentUpdate, origin: string, token: string): string {
  const [kind, content] = contentOf(sent.update)
  const url = quoted(`${origin}/control/updates?bot=${encodeURIComponent(token)}`)
  return withJson('POST', url, JSON.stringify({ [kind]: content }))
}

const withJson = (method: string, url: string, json: string): string =>
  [
    `curl -sS -X ${method} ${url}`,
    `-H 'content-type: application/json'`,
    `--data-binary ${quoted(json)}`,
  ].join(' \\\n  ')

const asField = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const fileFor = (name: string): string => `./${name.replace(/[^\w.-]/g, '_')}`

/** One word for a POSIX shell, whatever is in it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
