import type { ClassicLevel } from 'classic-level'

const FORMAT_KEY = 'format'
const FORMAT = '1'

export type Write = { type: 'put'; key: string; value: Uint8Array } | { type: 'del'; key: string }
type Level = ClassicLevel<string, Uint8Array>

/** The keys that begin alike. */
function range(beginning: string): { gte: string; lt: string } {
  return { gte: beginning, lt: `${beginning}\uffff` }
}

/** A folder with the state of a sandbox, which one process at a time may have open. */
export class Folder {
  private constructor(private readonly level: Level) {}

  /** Opens the folder, made when it is not there. Throws a sentence for people when that cannot be. */
  static async open(path: string): Promise<Folder> {
    const { ClassicLevel } = await import('classic-level')
    const level: Level = new ClassicLevel(path, { keyEncoding: 'utf8', valueEncoding: 'view' })
    try {
      await level.open()
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined
      if (isLocked(cause)) throw new Error(`the data folder ${path} is in use by another sandbox`)
      throw new Error(`the data folder ${path} cannot be opened`, { cause: error })
    }
    const folder = new Folder(level)
    try {
      await folder.mustBeKnown(path)
    } catch (error) {
      await level.close()
      throw error
    }
    return folder
  }

  /** Everything whose key begins so, in the order of the keys. */
  entries(beginning: string): AsyncIterable<[string, Uint8Array]> {
    return this.level.iterator(range(beginning))
  }

  async keys(beginning: string): Promise<string[]> {
    return this.level.keys(range(beginning)).all()
  }

  /** All or nothing; what was written survives the end of the process. */
  async write(writes: Write[]): Promise<void> {
    await this.level.batch(writes)
  }

  async close(): Promise<void> {
    await this.level.close()
  }

  private async mustBeKnown(path: string): Promise<void> {
    const found = await this.level.get(FORMAT_KEY)
    if (found === undefined) {
      const [other] = await this.level.keys({ limit: 1 }).all()
      if (other !== undefined) throw new Error(`the data folder ${path} holds something else than a sandbox`)
      await this.level.put(FORMAT_KEY, Buffer.from(FORMAT))
      return
    }
    const format = Buffer.from(found).toString()
    if (format !== FORMAT) {
      throw new Error(
        `the data folder ${path} has format ${format}, and this sandbox knows format ${FORMAT}; use another folder`,
      )
    }
  }
}

function isLocked(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
}
