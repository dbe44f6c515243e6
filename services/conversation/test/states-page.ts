import { ACTS } from '../src/domain/acts/index.js'
import { ASKED_WORDS } from '../src/domain/asked-words.js'
import type { Decision } from '../src/domain/decision.js'
import type { InputKind } from '../src/domain/input.js'
import { route } from '../src/domain/route.js'
import { STATES, type State } from '../src/domain/state.js'
import { ACT_ABOUT, type ActName, TABLE } from '../src/domain/table.js'
import { FACTS } from './sample-facts.js'
import { inputOf, NOW, sessionIn, turnOf } from './samples.js'

const ABOUT: Readonly<Record<State, string>> = {
  new: 'Nobody that we know.',
  gate: 'Must join the channel first.',
  gender: 'Is asked for the gender.',
  age: 'Is asked for the age.',
  city: 'Is asked for the city.',
  photo: 'Is asked for a photo.',
  idle: 'A member who is in no room and looks for nobody.',
  searching: 'Looks for a partner.',
  chatting: 'Is in a room.',
  refused: 'Said to be under 18; until the time when they are certainly 18.',
  banned: 'Was banned by an admin.',
  suspended: 'Was reported by many; until a moderator has looked.',
  'edit gender': 'Is asked for another gender.',
  'edit age': 'Is asked for another age.',
  'edit city': 'Is asked for another city.',
  'edit photo': 'Is asked for another photo.',
}

export const kindsOf = (state: State): readonly InputKind[] => Object.keys(TABLE[state]) as InputKind[]

/** What the act of an input decides, with everything as it should be. */
export function decided(state: State, kind: InputKind): { act: ActName; decision: Decision } {
  const session = sessionIn(state)
  const input = inputOf(kind, state)
  const act = route(session, input, NOW)
  return { act, decision: ACTS[act].decide(turnOf(session, input), FACTS) }
}

/** The state that the session is in afterwards. */
export function stateAfter(state: State, kind: InputKind): string {
  const { decision } = decided(state, kind)
  const next = decision.kind === 'move' ? decision.move.set.state : undefined
  return next?.replace('registering:', '').replace('editing:', 'edit ') ?? state
}

/** What is said for moderators, by the act. */
function askedWords(): readonly string[] {
  const acts = [...new Set(Object.values(ASKED_WORDS))]
  return acts.map((act) => {
    const kinds = Object.entries(ASKED_WORDS).filter(([, of]) => of === act)
    return `| ${kinds.map(([kind]) => kind).join(', ')} | ${ACT_ABOUT[act]} |`
  })
}

/** docs/states.md: made from the table itself, so that the two cannot differ. */
export function renderStates(): string {
  const sections = STATES.map((state) => {
    const rows = new Map<string, InputKind[]>()
    for (const kind of kindsOf(state)) {
      const act = TABLE[state][kind]
      if (act === 'nothing') continue
      const row = `${ACT_ABOUT[act]} | ${stateAfter(state, kind)} |`
      rows.set(row, [...(rows.get(row) ?? []), kind])
    }
    const lines = [...rows].map(([row, kinds]) => `| ${kinds.join(', ')} | ${row}`)
    return [`## ${state}`, '', ABOUT[state], '', '| input | what happens | then |', '|---|---|---|', ...lines]
  })
  return `${[
    '# States of a member',
    '',
    'What every input does in every state. Made from `services/conversation/src/domain/table.ts` by its test',
    '(`npx vitest run services/conversation/test/table.test.ts -u`). What is not listed does nothing.',
    '',
    'Beside this: who writes too fast is warned once, then muted for a while (told once); /stop and /next work all the same.',
    'Every pressed button is answered at once. A right answer is assumed, and a channel, where there is one, that was joined.',
    '',
    '## asked for words about a report',
    '',
    'Before the rows of idle, searching and chatting, for five minutes, until words came, or anything else was done.',
    '',
    '| input | what happens |',
    '|---|---|',
    ...askedWords(),
    '',
    ...sections.flatMap((lines) => [...lines, '']),
  ]
    .join('\n')
    .trimEnd()}\n`
}
