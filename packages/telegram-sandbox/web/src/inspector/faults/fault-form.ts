import type { Fault, FaultKind } from '../../../../src/api.js'

/** What the form of a fault holds; numbers as they were typed. */
export interface FaultForm {
  kind: FaultKind['kind']
  ms: string
  retryAfter: string
  /** Null: everybody. */
  memberId: number | null
  /** None: all. */
  methods: readonly string[]
  percent: string
  /** Empty: until it is switched off. */
  times: string
}

export const NEW_FAULT: FaultForm = {
  kind: 'slow',
  ms: '2000',
  retryAfter: '5',
  memberId: null,
  methods: [],
  percent: '100',
  times: '',
}

const LONGEST_MS = 60_000
const LONGEST_RETRY = 3_600

/** The fault that a form describes, or what is wrong with it, in words. */
export function faultFrom(form: FaultForm): { fault: Fault } | { wrong: string } {
  const kind = kindOf(form)
  if ('wrong' in kind) return kind
  const percent = whole(form.percent, 1, 100)
  if (percent === null) return { wrong: 'The chance is 1 to 100 percent.' }
  const times = form.times.trim() === '' ? undefined : whole(form.times, 1, 1_000_000)
  if (times === null) return { wrong: 'How many times: 1 or more, or nothing.' }
  return {
    fault: {
      ...kind.fault,
      ...(form.memberId !== null && { chatId: form.memberId }),
      ...(form.methods.length > 0 && { methods: [...form.methods] }),
      ...(percent < 100 && { probability: percent / 100 }),
      ...(times !== undefined && { times }),
    },
  }
}

function kindOf({ kind, ms, retryAfter }: FaultForm): { fault: FaultKind } | { wrong: string } {
  if (kind === 'slow') {
    const value = whole(ms, 1, LONGEST_MS)
    return value === null ? { wrong: 'Slow by 1 to 60,000 milliseconds.' } : { fault: { kind, ms: value } }
  }
  if (kind === 'too-many-requests') {
    const value = whole(retryAfter, 1, LONGEST_RETRY)
    return value === null
      ? { wrong: 'Try again after 1 to 3,600 seconds.' }
      : { fault: { kind, retryAfter: value } }
  }
  return { fault: { kind } }
}

function whole(text: string, least: number, most: number): number | null {
  const value = Number(text.trim() || Number.NaN)
  return Number.isInteger(value) && value >= least && value <= most ? value : null
}
