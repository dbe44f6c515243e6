import type { MediaKind } from '../api.js'
import type { FileInput, MediaFields } from '../world/file-kinds.js'
import type { CallContext } from './method.js'
import { badRequest, Refusal } from './refusal.js'

const MAX_UPLOAD = 50 * 1024 * 1024
const MAX_PHOTO = 10 * 1024 * 1024
const IMAGE_HEADS = ['ffd8ff', '89504e47', '47494638', '52494646', '424d', '49492a00', '4d4d002a']

/** What a caller may say about a file that it uploads. */
export type FileHints = Omit<FileInput, 'content' | 'fileName' | 'mimeType' | 'extension'>

/** The media fields of a message for a file parameter: an id known to the bot, or an upload (`attach://…`). */
export function inputFile(
  { bot, uploads }: CallContext,
  kind: MediaKind,
  value: string,
  hints: FileHints = {},
): MediaFields {
  const { files } = bot.world
  if (value === '') throw badRequest(`there is no ${kind.replace('_', ' ')} in the request`)
  if (!value.startsWith('attach://')) return files.forSending(kind, value).fields
  const upload = uploads.get(value.slice('attach://'.length))
  if (!upload) throw badRequest(`there is no ${kind.replace('_', ' ')} in the request`)
  const { content, fileName, mimeType } = upload
  const size = content.byteLength
  if (size === 0) throw badRequest('file must be non-empty')
  if (size > MAX_UPLOAD) throw new Refusal(413, 'Request Entity Too Large')
  if (kind === 'photo') {
    if (size > MAX_PHOTO) throw badRequest('file is too big for a photo; the maximum size is 10485760 bytes')
    const head = content.subarray(0, 4).toString('hex')
    if (!IMAGE_HEADS.some((known) => head.startsWith(known))) throw badRequest('IMAGE_PROCESS_FAILED')
  }
  const extension = /\.(\w{1,8})$/.exec(fileName)?.[1]
  const given = { content, fileName, mimeType, ...hints, ...(extension && { extension }) }
  return files.add(kind, given).fields
}
