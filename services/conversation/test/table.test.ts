import { moneyLane } from '@anonchat/contracts'
import { describe, expect, it } from 'vitest'
import { ACTS } from '../src/domain/acts/index.js'
import { ASKED_WORDS } from '../src/domain/asked-words.js'
import type { Effect } from '../src/domain/effect.js'
import { COMMANDS } from '../src/domain/input.js'
import { STATES } from '../src/domain/state.js'
import { ACT_ABOUT, type ActName, TABLE } from '../src/domain/table.js'
import { MEMBER } from './samples.js'
import { decided, kindsOf, renderStates, stateAfter } from './states-page.js'

const everything = STATES.flatMap((state) => kindsOf(state).map((kind) => [state, kind] as const))

/** All that happens when the session is as it was read. */
function effectsOf(
  state: (typeof STATES)[number],
  kind: ReturnType<typeof kindsOf>[number],
): readonly Effect[] {
  const { decision } = decided(state, kind)
  if (decision.kind === 'effects') return decision.effects
  return decision.effects({
    kind: 'moved',
    state: 'any',
    ended: true,
    partner_lang: 'en',
    partner_told: true,
  })
}

const tellsMember = (effect: Effect): boolean =>
  (effect.kind === 'envelope' && effect.chatId === MEMBER && effect.action.kind === 'send') ||
  // The files are the answer.
  effect.kind === 'export' ||
  effect.kind === 'break-ice' ||
  // What is said then, calls.test.ts says.
  effect.kind === 'ask-call' ||
  (effect.kind === 'end-notices' && effect.tell.some(({ memberId }) => memberId === MEMBER))

describe('the table', () => {
  it.each(everything)('in %s has an act for %s that can be carried out', (state, kind) => {
    expect(() => effectsOf(state, kind)).not.toThrow()
  })

  it.each(STATES.flatMap((state) => COMMANDS.map((command) => [state, command] as const)))(
    'in %s answers %s',
    (state, command) => {
      expect(effectsOf(state, command).some(tellsMember)).toBe(true)
    },
  )

  it('names every act that there is, and uses each', () => {
    const used = new Set<ActName>(STATES.flatMap((state) => Object.values(TABLE[state])))
    for (const act of Object.values(ASKED_WORDS)) used.add(act)
    expect([...used].sort()).toEqual(Object.keys(ACT_ABOUT).sort())
    expect(Object.keys(ACTS).sort()).toEqual(Object.keys(ACT_ABOUT).sort())
  })

  it.each([
    ['gender', 'gender button', 'age'],
    ['age', 'text', 'city'],
    ['city', 'text', 'photo'],
    ['photo', 'skip button', 'idle'],
    ['idle', '/search', 'searching'],
    ['searching', '/stop', 'idle'],
    ['chatting', '/next', 'searching'],
    ['chatting', '/stop', 'idle'],
    ['chatting', 'room expiry', 'idle'],
    ['chatting', 'blocked the bot', 'idle'],
    ['refused', '/start', 'refused'],
    ['banned', '/start', 'banned'],
  ] as const)('leads from %s by %s to %s', (state, kind, next) => {
    expect(stateAfter(state, kind)).toBe(next)
  })

  it('says to a partner only what a member says in a room', () => {
    const toOthers = everything.filter(([state, kind]) =>
      effectsOf(state, kind).some(
        (effect) => effect.kind === 'envelope' && ![MEMBER, moneyLane(MEMBER)].includes(effect.chatId),
      ),
    )
    const kinds = ['dice', 'edit', 'media', 'photo', 'reaction', 'room warning', 'text'].map(
      (kind) => `chatting: ${kind}`,
    )
    expect(toOthers.map(([state, kind]) => `${state}: ${kind}`).sort()).toEqual(kinds)
  })

  it('is what docs/states.md shows', async () => {
    await expect(renderStates()).toMatchFileSnapshot('../../../docs/states.md')
  })
})
