import type { Gender } from '@anonchat/contracts'
import type { TextWith } from './filling.js'

/** What a partner, or the member, is shown as. */
export interface Person {
  readonly gender: Gender
  /** In years. */
  readonly age: number
  readonly city: string
}

/** What a partner is told of somebody: null is left out. */
export type Shown = { readonly [What in keyof Person]: Person[What] | null }

/** How somebody is told of. */
export interface PersonTexts {
  readonly line: TextWith<{ gender: string; age: number; city: string }>
  readonly age: TextWith<{ age: number }>
  readonly two: TextWith<{ first: string; second: string }>
}
