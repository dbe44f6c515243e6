import { Gender } from '@anonchat/contracts'
import { LANGS } from '@anonchat/texts'
import { readCallButton } from './call-buttons.js'
import { readChoice } from './choice-buttons.js'
import { EDIT_FIELDS, type EditField, type Input } from './input.js'
import { readPremiumButton } from './premium-buttons.js'
import { readPrivacyButton } from './privacy-buttons.js'
import { readRoomButton } from './room-buttons.js'

/** What our buttons carry as callback data (at most 64 bytes). */
export const DATA = {
  gender: (gender: Gender) => `gender:${gender}`,
  language: (lang: string) => `lang:${lang}`,
  edit: (field: EditField | 'no-photo') => `edit:${field}`,
  showMedia: (roomId: string) => `show:${roomId}`,
  back: 'back',
  skip: 'skip',
  joined: 'joined',
  search: 'search',
  widen: 'widen',
  cancel: 'cancel',
} as const

const PLAIN = new Map<string, Input>([
  [DATA.back, { kind: 'back button' }],
  [DATA.skip, { kind: 'skip button' }],
  [DATA.joined, { kind: 'joined button' }],
  [DATA.search, { kind: 'search button' }],
  [DATA.widen, { kind: 'widen button' }],
  [DATA.cancel, { kind: 'cancel button' }],
])

/** Reads callback data; anybody can send any, and buttons of old versions live for ever. */
export function readButton(data: string | undefined, messageId: number | null = null): Input {
  const plain = PLAIN.get(data ?? '')
  if (plain !== undefined) return plain
  const [name, value] = (data ?? '').split(':')
  const gender = Gender.safeParse(value)
  if (name === 'gender' && gender.success) return { kind: 'gender button', gender: gender.data }
  const lang = LANGS.find((one) => one === value)
  if (name === 'lang' && lang !== undefined) return { kind: 'language button', lang }
  const field = [...EDIT_FIELDS, 'no-photo' as const].find((one) => one === value)
  if (name === 'edit' && field !== undefined) return { kind: 'edit button', field }
  if (name === 'show' && value !== undefined) return { kind: 'show media button', roomId: value }
  const about = data ?? ''
  return (
    readChoice(about, messageId) ??
    readRoomButton(about, messageId) ??
    readPremiumButton(about, messageId) ??
    readPrivacyButton(about, messageId) ??
    readCallButton(about, messageId) ?? { kind: 'old button' }
  )
}
