import { Folder } from './folder.js'
import { Journal, keeperOf } from './journal.js'
import type { Keeper } from './keeper.js'

/** One thing that was kept, by the parts of its key. */
export interface Kept {
  kind: string
  rest: string
  value: Uint8Array
}

/** The state of all bots of a sandbox, on disk. */
export interface Store {
  /** Tokens of the bots that are kept, in the order in which they came. */
  tokens(): Promise<string[]>
  keeper(token: string): Keeper
  entries(token: string): AsyncIterable<Kept>
  /** Calls back when all that was changed so far is on disk. */
  settled(callback: () => void): void
  close(): Promise<void>
}

const BOTS = 'bots/'

export async function openStore(path: string): Promise<Store> {
  const folder = await Folder.open(path)
  const journal = new Journal(folder)
  let bots = 0
  return {
    tokens: async () => {
      const found: Array<{ token: string; order: number }> = []
      for await (const [key, value] of folder.entries(BOTS)) {
        found.push({ token: key.slice(BOTS.length), order: Number(Buffer.from(value).toString()) })
      }
      return found.sort((a, b) => a.order - b.order).map(({ token }) => token)
    },
    keeper: (token) => {
      const order = bots
      bots += 1
      journal.set(BOTS + token, () => order)
      return keeperOf(journal, `bot/${token}/`)
    },
    entries: (token) => entriesOf(folder, `bot/${token}/`),
    settled: (callback) => journal.settled(callback),
    close: () => journal.close(),
  }
}

async function* entriesOf(folder: Folder, beginning: string): AsyncGenerator<Kept> {
  for await (const [key, value] of folder.entries(beginning)) {
    const rest = key.slice(beginning.length)
    const slash = rest.indexOf('/')
    if (slash === -1) yield { kind: rest, rest: '', value }
    else yield { kind: rest.slice(0, slash), rest: rest.slice(slash + 1), value }
  }
}
