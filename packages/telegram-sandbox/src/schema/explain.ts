import type { ErrorObject } from 'ajv'

// Telegram's words for a missing parameter; where it has none, its general sentence.
const MISSING: Record<string, string> = {
  chat_id: 'chat_id is empty',
  from_chat_id: 'chat_id is empty',
  text: 'message text is empty',
  message_id: 'message identifier is not specified',
  message_ids: 'message identifiers are not specified',
  action: 'wrong parameter action in request',
  photo: 'there is no photo in the request',
  video: 'there is no video in the request',
  voice: 'there is no voice in the request',
  video_note: 'there is no video note in the request',
  animation: 'there is no animation in the request',
  sticker: 'there is no sticker in the request',
  audio: 'there is no audio in the request',
  document: 'there is no document in the request',
  latitude: 'latitude is empty',
  longitude: 'longitude is empty',
  user_id: 'invalid user_id specified',
  file_id: 'file_id not specified',
}

/** The error of the branch that came closest: `anyOf` reports the errors of every branch. */
function closest(errors: ErrorObject[]): ErrorObject | undefined {
  const depth = (error: ErrorObject): number => error.instancePath.split('/').length
  const rank = (error: ErrorObject): number =>
    error.keyword === 'anyOf' ? -1 : error.keyword === 'const' ? 0 : error.keyword === 'required' ? 1 : 2
  return [...errors].sort((a, b) => depth(b) - depth(a) || rank(b) - rank(a))[0]
}

function prefixOf(path: string): string {
  if (path.startsWith('/reply_markup/inline_keyboard')) return "can't parse inline keyboard button: "
  if (path.startsWith('/reply_markup/keyboard')) return "can't parse keyboard button: "
  if (path.startsWith('/reply_parameters')) return ''
  if (/\/(caption_)?entities\//.test(path)) return "can't parse MessageEntity: "
  if (path.startsWith('/media')) return "can't parse InputMedia: "
  if (path.startsWith('/reaction')) return "can't parse reaction types: "
  if (path.startsWith('/commands')) return "can't parse BotCommand: "
  if (path.startsWith('/prices')) return "can't parse labeled price: "
  return ''
}

function nested(error: ErrorObject, prefix: string): string {
  const field = error.instancePath.split('/').at(-1) ?? ''
  if (error.keyword === 'required') return `${prefix}Can't find field "${error.params.missingProperty}"`
  if (error.keyword === 'type') return `${prefix}Field "${field}" must be of type ${wanted(error)}`
  if (error.keyword === 'enum' && /entities\/\d+\/type$/.test(error.instancePath))
    return `${prefix}Unsupported type specified`
  return `${prefix}sandbox: ${error.instancePath.slice(1)} ${error.message ?? 'is wrong'}${
    error.keyword === 'additionalProperties' ? `: "${error.params.additionalProperty}"` : ''
  }`
}

function wanted(error: ErrorObject): string {
  const type = String(error.params.type)
  return type === 'integer' || type === 'number' ? 'Number' : type.charAt(0).toUpperCase() + type.slice(1)
}

/** One sentence for a list of schema errors, `Bad Request: …`. */
export function explain(method: string, errors: ErrorObject[]): string {
  const unknown = errors.find((e) => e.keyword === 'additionalProperties' && e.instancePath === '')
  if (unknown) return `Bad Request: sandbox: unknown parameter "${unknown.params.additionalProperty}"`
  const error = closest(errors)
  if (!error) return `Bad Request: sandbox: ${method} was called wrongly`
  const path = error.instancePath
  if (path !== '' && path.indexOf('/', 1) !== -1) return `Bad Request: ${nested(error, prefixOf(path))}`
  if (path === '/reply_markup' && method.startsWith('edit')) return 'Bad Request: inline keyboard expected'
  if (error.keyword === 'required') {
    const name = String(error.params.missingProperty)
    if (path === '') return `Bad Request: ${MISSING[name] ?? `parameter "${name}" is required`}`
    return `Bad Request: ${nested(error, prefixOf(`${path}/`))}`
  }
  if (path.endsWith('parse_mode')) return 'Bad Request: unsupported parse_mode'
  if (path === '/action') return 'Bad Request: wrong parameter action in request'
  if (path === '/reply_markup' && error.keyword === 'type')
    return 'Bad Request: object expected as reply markup'
  const what =
    error.keyword === 'additionalProperties'
      ? `unknown field "${error.params.additionalProperty}"`
      : (error.message ?? 'is wrong')
  return `Bad Request: sandbox: parameter "${path.slice(1)}": ${what}`
}
