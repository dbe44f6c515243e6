import type { Entry } from '../../state/traffic.js'

/** What the row of a call or an update says. */
export interface Description {
  /** Method, or kind of update. */
  title: string
  /** A little of what it carries; may be empty. */
  excerpt: string
  outcome: 'ok' | 'refused' | 'cut' | 'update'
  /** "200", "429"; empty for updates. */
  status: string
  durationMs: number | null
}

const LONGEST_EXCERPT = 120
/** Where the words of a call or an update are, in the order of preference. */
const WORDS = ['text', 'caption', 'data', 'emoji', 'query', 'action', 'title', 'question', 'description']

export function describe(entry: Entry): Description {
  if (entry.kind === 'update') {
    const [title, content] = contentOf(entry.sent.update)
    return { title, excerpt: excerptOf(content), outcome: 'update', status: '', durationMs: null }
  }
  const { method, params, status, durationMs } = entry.call
  const outcome = status === 200 ? 'ok' : status === 0 ? 'cut' : 'refused'
  return {
    title: method,
    excerpt: excerptOf(params),
    outcome,
    status: status === 0 ? 'cut' : String(status),
    durationMs,
  }
}

/** Kind and content of an update: its one field beside the number. */
export function contentOf(update: object): [kind: string, content: unknown] {
  return Object.entries(update).find(([name]) => name !== 'update_id') ?? ['update', null]
}

function excerptOf(content: unknown): string {
  if (typeof content !== 'object' || content === null) return ''
  const fields = new Map<string, unknown>(Object.entries(content))
  for (const name of WORDS) {
    const words = fields.get(name)
    if (typeof words === 'string' && words !== '') return words.slice(0, LONGEST_EXCERPT)
  }
  return ''
}

/** 14:03:07.042, in the time zone of the browser. */
export function clock(at: number): string {
  const time = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const seconds = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
  return `${seconds}.${String(time.getMilliseconds()).padStart(3, '0')}`
}

/** "0.4 ms", "12 ms", "1.20 s": so exact that one sees what matters. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`
}
