import type { BotControl, NewMember } from './api.js'

const FIRST = [
  { first_name: 'Ada', username: 'ada_sandbox', language_code: 'en' },
  { first_name: 'Jonas', username: 'jonas_sandbox', language_code: 'de' },
] as const satisfies readonly NewMember[]

/** Lets whoever opens the page of an empty sandbox begin at once: with two members, who can find each other. */
export function welcome(control: BotControl): void {
  if (control.members().length > 0) return
  for (const member of FIRST) control.createMember(member)
}
