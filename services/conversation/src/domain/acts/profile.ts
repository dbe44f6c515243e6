import type { EditingState } from '@anonchat/store'
import { profileText, readCity } from '@anonchat/texts'
import { type ReadAge, readAge } from '../age.js'
import { DATA } from '../buttons.js'
import { act, type Decision, effects, leaving, move, type Turn } from '../decision.js'
import { type Effect, say } from '../effect.js'
import { readGender } from '../gender.js'
import { isPremium, isRegistered, personOf, type Registered } from '../profile.js'
import { changeCorrection, changeQuestion } from '../questions.js'
import { starsOf } from '../score.js'
import { inline, menuKeys, type Screen, words } from '../screen.js'
import { turnedAway, welcome } from './registration.js'

type TooYoung = Extract<ReadAge, { kind: 'too-young' }>
type Changes = Extract<Effect, { kind: 'save-profile' }>['changes']

/** In a room or a search the card has no buttons: nothing can be changed there. */
function card(turn: Turn, record: Registered, before = ''): Screen {
  const { texts, session } = turn
  const shown = profileText(texts, personOf(record), isPremium(record, turn.now), starsOf(record.ratings))
  const text = before === '' ? shown : `${before}\n\n${shown}`
  const { photoFileId } = record.profile
  const { buttons } = texts
  const remove = { text: buttons.removePhoto, data: DATA.edit('no-photo') }
  const change = inline(
    [
      { text: buttons.changeGender, data: DATA.edit('gender') },
      { text: buttons.changeAge, data: DATA.edit('age') },
      { text: buttons.changeCity, data: DATA.edit('city') },
    ],
    [{ text: buttons.changePhoto, data: DATA.edit('photo') }, ...(photoFileId === null ? [] : [remove])],
  )
  const markup = session.state === 'chatting' || session.state === 'searching' ? undefined : change
  if (photoFileId === null) return words(text, markup)
  const content = { kind: 'photo', fileId: photoFileId, caption: text } as const
  return markup === undefined ? { content } : { content, markup }
}

export const profile = act(['gate', 'record'], (turn, { gate, record }) => {
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  return leaving(turn, say(turn.memberId, card(turn, record)))
})

function changed(turn: Turn, record: Registered, changes: Changes): Decision {
  const { place, ...same } = changes
  const after = { ...record, profile: { ...record.profile, ...same, ...place } }
  const shown = say(turn.memberId, card(turn, after, turn.texts.profile.changed()))
  return leaving(turn, { kind: 'save-profile', changes }, shown)
}

export const askChange = act(['gate', 'record'], (turn, { gate, record }) => {
  const { input, session, memberId, lang } = turn
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  if (input.kind !== 'edit button') return effects()
  if (input.field === 'no-photo') return changed(turn, record, { photoFileId: null })
  const state = `editing:${input.field}` as const
  return move({ state: session.state }, { state }, [], say(memberId, changeQuestion(state, lang)))
})

/** The new value of what was asked for; null for anything else. */
function readChange({ input, session }: Turn): Changes | TooYoung | null {
  const text = input.kind === 'text' ? input.text : ''
  switch (session.state) {
    case 'editing:gender': {
      const gender = input.kind === 'gender button' ? input.gender : readGender(text)
      return gender === null ? null : { gender }
    }
    case 'editing:age': {
      const read = readAge(text)
      if (read.kind === 'wrong') return null
      return read.kind === 'too-young' ? read : { age: read.age }
    }
    case 'editing:city': {
      const place = readCity(text)
      return place === null ? null : { place }
    }
    case 'editing:photo':
      return input.kind === 'photo' ? { photoFileId: input.fileId } : null
    default:
      return null
  }
}

const isEditing = (state: string): state is EditingState => state.startsWith('editing:')

const wrong = ({ session, memberId, lang }: Turn): Decision =>
  isEditing(session.state) ? effects(say(memberId, changeCorrection(session.state, lang))) : effects()

export const changeProfile = act(['gate', 'record'], (turn, { gate, record }) => {
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  const changes = readChange(turn)
  if (changes === null) return wrong(turn)
  return 'kind' in changes ? turnedAway(turn, changes.age) : changed(turn, record, changes)
})

export const wrongChange = act([], wrong)

export const keepProfile = act([], (turn) =>
  leaving(turn, say(turn.memberId, words(turn.texts.profile.kept(), menuKeys(turn.lang)))),
)

export const changeLater = act([], (turn) => effects(say(turn.memberId, words(turn.texts.profile.later()))))
