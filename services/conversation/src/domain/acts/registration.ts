import type { RegistrationState, SessionFields } from '@anonchat/store'
import { readCity, t } from '@anonchat/texts'
import { readAge, refusedUntil } from '../age.js'
import { act, type Decision, effects, type GateAnswer, move, type Turn } from '../decision.js'
import { type Effect, say } from '../effect.js'
import { readGender } from '../gender.js'
import { correction, gateScreen, question } from '../questions.js'
import { menuKeys, words } from '../screen.js'

const DRAFTS = ['draft_gender', 'draft_age', 'draft_city'] as const

/** The link by which somebody came is kept until they are registered; the last one counts. */
const comesBy = ({ input }: Turn): SessionFields =>
  input.kind === 'invite link' ? { invited_by: input.code } : {}

/** The step that a member who registers is at. */
const stepOf = ({ session }: Turn) => {
  switch (session.state) {
    case 'registering:age':
    case 'registering:city':
    case 'registering:photo':
      return session.state
    default:
      return 'registering:gender'
  }
}

const from = (turn: Turn): SessionFields => ({ state: turn.session.state })

/** Goes to a step and asks its question. */
const goTo = (
  turn: Turn,
  step: Exclude<RegistrationState, 'registering:gate'>,
  set: SessionFields = {},
  before = '',
): Decision =>
  move(from(turn), { ...set, state: step }, [], say(turn.memberId, question(step, turn.lang, before)))

const wrong = (turn: Turn): Decision => effects(say(turn.memberId, correction(stepOf(turn), turn.lang)))

const gateText = (turn: Turn, gate: GateAnswer): string =>
  gate.kind === 'unknown' ? turn.texts.registration.gateUnknown() : turn.texts.registration.gate()

export const welcome = act(['gate'], (turn, { gate }) => {
  const lang = turn.input.kind === 'language button' ? turn.input.lang : turn.lang
  const greeting = t(lang).registration.welcome()
  const drop = ['refused_until', ...DRAFTS]
  if (gate.kind === 'open') {
    const asked = say(turn.memberId, question('registering:gender', lang, greeting))
    return move(from(turn), { ...comesBy(turn), state: 'registering:gender', lang }, drop, asked)
  }
  const shown = gateScreen(`${greeting}\n\n${gateText(turn, gate)}`, lang, gate)
  return move(
    from(turn),
    { ...comesBy(turn), state: 'registering:gate', lang },
    drop,
    say(turn.memberId, shown),
  )
})

export const checkGate = act(['gate'], (turn, { gate }) => {
  const { memberId, lang, texts, session } = turn
  if (gate.kind !== 'open') {
    const text =
      gate.kind === 'unknown' ? texts.registration.gateUnknown() : texts.registration.gateNotJoined()
    return move(from(turn), comesBy(turn), [], say(memberId, gateScreen(text, lang, gate)))
  }
  if (session.state === 'registering:gate') return goTo(turn, 'registering:gender', comesBy(turn))
  return effects(say(memberId, words(texts.general.menu(), menuKeys(lang))))
})

export const askAgain = act([], (turn) =>
  move(from(turn), comesBy(turn), [], say(turn.memberId, question(stepOf(turn), turn.lang))),
)

export const finishFirst = act([], (turn) =>
  effects(say(turn.memberId, question(stepOf(turn), turn.lang, turn.texts.registration.finishFirst()))),
)

export const wrongAnswer = act([], wrong)

export const takeGender = act([], (turn) => {
  const { input } = turn
  const gender =
    input.kind === 'gender button' ? input.gender : input.kind === 'text' ? readGender(input.text) : null
  return gender === null ? wrong(turn) : goTo(turn, 'registering:age', { draft_gender: gender })
})

/** Somebody who said to be too young, until they are certainly 18. */
export function turnedAway(turn: Turn, age: number): Decision {
  const until = refusedUntil(age, turn.at)
  return move(
    from(turn),
    { state: 'refused', refused_until: String(until) },
    DRAFTS,
    { kind: 'refuse-underage', until },
    say(turn.memberId, words(turn.texts.registration.tooYoung(), { kind: 'remove-keyboard' })),
  )
}

export const takeAge = act([], (turn) => {
  const read = turn.input.kind === 'text' ? readAge(turn.input.text) : { kind: 'wrong' as const }
  switch (read.kind) {
    case 'wrong':
      return wrong(turn)
    case 'age':
      return goTo(turn, 'registering:city', { draft_age: String(read.age) })
    case 'too-young':
      return turnedAway(turn, read.age)
  }
})

export const takeCity = act([], (turn) => {
  const read = turn.input.kind === 'text' ? readCity(turn.input.text) : null
  return read === null ? wrong(turn) : goTo(turn, 'registering:photo', { draft_city: read.city })
})

export const takePhoto = act([], (turn) => {
  const { session, input, memberId, lang, texts } = turn
  const { gender, age, city } = session.draft
  // Answers can only be missing where the session was tampered with: they are asked for again.
  if (gender === null || age === null || city === null) return goTo(turn, 'registering:gender')
  const photoFileId = input.kind === 'photo' ? input.fileId : null
  const done = say(memberId, words(texts.registration.done(), menuKeys(lang)))
  const { invitedBy } = session
  const came: Effect[] = invitedBy === null ? [] : [{ kind: 'accept-invitation', code: invitedBy }]
  const moved = move(from(turn), { state: 'idle' }, [...DRAFTS, 'invited_by'], done, ...came)
  return moved.kind === 'move' ? { ...moved, register: { gender, age, city, photoFileId } } : moved
})

const BEFORE = {
  'registering:gender': 'registering:gender',
  'registering:age': 'registering:gender',
  'registering:city': 'registering:age',
  'registering:photo': 'registering:city',
} as const

export const goBack = act([], (turn) => goTo(turn, BEFORE[stepOf(turn)]))

export const turnAway = act([], (turn) =>
  effects(say(turn.memberId, words(turn.texts.registration.refused()))),
)
