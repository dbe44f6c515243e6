import { randomBytes } from 'node:crypto'
import type { TelegramFile } from '@gramio/types'
import type { MediaKind } from '../api.js'
import { badRequest } from '../botapi/refusal.js'
import { type Keeper, padded } from '../store/keeper.js'
import { type FileInput, fileKinds, type MediaFields } from './file-kinds.js'

/** One file of a bot: its bytes, and the fields of a message that carries it. */
export interface StoredFile {
  kind: MediaKind
  fileId: string
  fileUniqueId: string
  fields: MediaFields
}

interface Blob {
  path: string
  uniqueId: string
  size: number
  content: Uint8Array | null
}

/** A file as it is kept; its bytes are kept beside it. */
export interface FileRecord {
  file: StoredFile
  blobs: Array<{ fileId: string; path: string; uniqueId: string; size: number }>
  sample: MediaKind | null
  /** Files made so far. */
  count: number
}

const MAX_BYTES_KEPT = 256 * 1024 * 1024
const FILE_ID = /^[A-Za-z0-9_-]{40,}$/

/** The files that one bot has seen: ids are opaque, stable, and mean nothing to another bot. */
export class FileStore {
  private readonly byFileId = new Map<string, { file: StoredFile; blob: Blob }>()
  private readonly byPath = new Map<string, Blob>()
  private readonly samples = new Map<MediaKind, StoredFile>()
  private readonly withContent: Array<{ blobs: Blob[]; bytes: number; first: number }> = []
  private bytesKept = 0
  private count = 0

  constructor(private readonly keeper: Keeper | null) {}

  /** Adds a file with new ids. */
  add(kind: MediaKind, input: FileInput, sample: MediaKind | null = null): StoredFile {
    const first = this.count
    const { prefix, uniquePrefix, folder, extension, fieldsOf } = fileKinds[kind]
    const blobs = new Map<string, Blob>()
    const newRef = (size: number) => {
      const fileId = prefix + randomBytes(45).toString('base64url')
      const fileUniqueId = uniquePrefix + randomBytes(8).toString('base64url')
      const path = `${folder}/file_${this.count++}.${input.extension ?? extension}`
      blobs.set(fileId, { path, uniqueId: fileUniqueId, size, content: input.content })
      return { file_id: fileId, file_unique_id: fileUniqueId, file_size: size }
    }
    const { fields, main } = fieldsOf(input, newRef)
    const file: StoredFile = { kind, fileId: main.file_id, fileUniqueId: main.file_unique_id, fields }
    for (const [fileId, blob] of blobs) {
      this.byFileId.set(fileId, { file, blob })
      this.byPath.set(blob.path, blob)
    }
    this.hold([...blobs.values()], input.content.byteLength, first)
    if (this.keeper) {
      const kept = [...blobs].map(([fileId, { path, uniqueId, size }]) => ({ fileId, path, uniqueId, size }))
      const { count } = this
      const record: FileRecord = { file, blobs: kept, sample, count }
      this.keeper.put(`file/${padded(first)}`, () => record)
      this.keeper.putBytes(`bytes/${padded(first)}`, input.content)
    }
    return file
  }

  /** Puts back a file as it was; null: its bytes are gone. */
  restore({ file, blobs, sample, count }: FileRecord, content: Uint8Array | null): void {
    this.count = Math.max(this.count, count)
    const all = blobs.map(({ fileId, ...about }) => {
      const blob: Blob = { ...about, content }
      this.byFileId.set(fileId, { file, blob })
      this.byPath.set(blob.path, blob)
      return blob
    })
    if (sample) this.samples.set(sample, file)
    if (content) this.hold(all, content.byteLength, count - blobs.length)
  }

  /** The built-in sample of a kind; the same file each time. */
  sample(kind: MediaKind): StoredFile {
    const known = this.samples.get(kind)
    if (known) return known
    const file = this.add(kind, fileKinds[kind].sample(), kind)
    this.samples.set(kind, file)
    return file
  }

  /** The file that a bot names when it sends. Throws what Telegram answers when the id is wrong or of another kind. */
  forSending(kind: MediaKind, fileId: string): StoredFile {
    const known = this.byFileId.get(fileId)
    if (!known) throw badRequest(unknownFile(fileId))
    const { file } = known
    const fits = file.kind === kind || (kind === 'document' && file.kind === 'animation')
    if (!fits)
      throw badRequest(`can't use file of type ${fileKinds[file.kind].name} as ${fileKinds[kind].name}`)
    return file
  }

  find(fileId: string): StoredFile | undefined {
    return this.byFileId.get(fileId)?.file
  }

  /** The answer to getFile. */
  describe(fileId: string): TelegramFile {
    const known = this.byFileId.get(fileId)
    if (!known) throw badRequest('invalid file_id')
    const { blob } = known
    if (blob.size > 20 * 1024 * 1024) throw badRequest('file is too big')
    return { file_id: fileId, file_unique_id: blob.uniqueId, file_size: blob.size, file_path: blob.path }
  }

  /** The bytes of a file by its id; null: unknown, or no longer kept. */
  bytes(fileId: string): Uint8Array | null {
    return this.byFileId.get(fileId)?.blob.content ?? null
  }

  content(path: string): Uint8Array | null {
    return this.byPath.get(path)?.content ?? null
  }

  /** A file's smaller copies and previews share its bytes, and lose them with it. */
  private hold(blobs: Blob[], bytes: number, first: number): void {
    this.withContent.push({ blobs, bytes, first })
    this.bytesKept += bytes
    while (this.bytesKept > MAX_BYTES_KEPT && this.withContent.length > 1) {
      const oldest = this.withContent.shift()
      if (!oldest) return
      for (const blob of oldest.blobs) blob.content = null
      this.bytesKept -= oldest.bytes
      this.keeper?.drop(`bytes/${padded(oldest.first)}`)
    }
  }
}

function unknownFile(fileId: string): string {
  if (/^https?:\/\//.test(fileId)) return 'failed to get HTTP URL content'
  if (FILE_ID.test(fileId)) return 'wrong file identifier/HTTP URL specified'
  return /^[A-Za-z0-9_-]*$/.test(fileId)
    ? "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
    : 'wrong remote file identifier specified: Wrong character in the string'
}
