import type { MemberKey } from '@anonchat/store'
import type { Texts } from '@anonchat/texts'
import type { Ask } from '../../domain/ask.js'
import { banLines } from '../../domain/card-screen.js'
import type { Order } from '../../out/operations/context.js'
import type { Outcome } from '../../out/operations/standing.js'

/** The order of an admin by the bot. Its time is that of the request, so that a repetition decides the same. */
export const orderOf = ({ trace, adminId, at }: Ask): Order => ({
  actor: { kind: 'telegram', adminId },
  trace,
  at: new Date(at),
})

/** What an admin is told of an order about a member. */
export function outcomeText(
  { members }: Texts,
  outcome: Outcome,
  key: MemberKey,
  done: (fillings: { id: string }) => string,
): string {
  switch (outcome.kind) {
    case 'done':
      return done({ id: String(outcome.memberId) })
    case 'unchanged':
      return members.unchanged({ id: String(outcome.memberId) })
    case 'admin':
      return members.isAdmin()
    case 'nobody':
      return members.unknownId({ id: String('userId' in key ? key.userId : key.memberId) })
  }
}

/** What an admin is told of a ban: for how long it holds by now, and in which words. */
export function banText(texts: Texts, outcome: Outcome, key: MemberKey): string {
  const { members } = texts
  const said = outcomeText(texts, outcome, key, members.banDone)
  const ban = outcome.kind === 'done' ? outcome.standing.ban : null
  return ban === null ? said : [said, ...banLines(texts, ban)].join('\n')
}
