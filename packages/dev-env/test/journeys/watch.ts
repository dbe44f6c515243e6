import type { BotControl, Call } from '@anonchat/telegram-sandbox'
import { leaksIn } from '../random-update/identity.js'
import type { Person } from './person.js'

/** What Telegram may refuse though nobody is to blame: the chat's owner was faster. */
const EXPECTED = [
  /bot was blocked by the user/,
  /message is not modified/,
  /message to (edit|delete|react|be replied) not found/,
] as const

export interface Watch {
  readonly faults: readonly string[]
  /** Processes are being killed: what was on the wire is sent once more, and Telegram may refuse it. */
  disturbed: boolean
  close(): void
}

const describe = ({ answer }: Call): string => {
  const text: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'description') : answer
  return String(text)
}

/** Shows each of the people what comes into their chat, and reads every call that is made for one of them. */
export function watch(bot: BotControl, people: readonly Person[]): Watch {
  const byId = new Map(people.map((person) => [person.id, person]))
  const faults: string[] = []
  const result = { faults, disturbed: false, close: () => {} }
  const offEvents = bot.onEvent((event) => {
    if (event.type === 'message') byId.get(event.memberId)?.take(event.message, event.change)
    if (event.type !== 'chat') return
    const { keyboard } = event.state
    if (keyboard === null) return
    const labels = keyboard.keyboard.flat().map((key) => (typeof key === 'string' ? key : key.text))
    byId.get(event.memberId)?.takeKeys(labels, keyboard.messageId)
  })
  const offCalls = bot.onCall((call) => {
    const { method, params, status, memberId } = call
    const receiver = byId.get(memberId ?? 0)
    if (receiver === undefined) return
    const said = JSON.stringify(params)
    for (const other of people) {
      if (other === receiver) continue
      const leaks = leaksIn(said, other.identity)
      if (leaks.length > 0) faults.push(`${method} told ${receiver.name} who ${other.name} is`)
    }
    const why = describe(call)
    const isExpected = EXPECTED.some((pattern) => pattern.test(why))
    if (status >= 400 && !isExpected && !result.disturbed)
      faults.push(`${method} for ${receiver.name} was refused: ${why}`)
  })
  result.close = () => {
    offEvents()
    offCalls()
  }
  return result
}
