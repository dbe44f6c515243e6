import type { Texts } from '../catalog.js'
import { general } from './general.js'
import { registration } from './registration.js'
import { room } from './room.js'
import { search } from './search.js'
import { gender } from './words.js'

export const en: Texts = {
  name: 'English',
  keys: { search: '🔍 Search', profile: '👤 Profile', help: '❓ Help', next: '⏭ Next', stop: '⏹ Stop' },
  buttons: {
    male: '👨 Male',
    female: '👩 Female',
    other: '🧑 Other',
    back: '‹ Back',
    skip: 'Skip',
    joinChannel: '📢 Join the channel',
    joined: '✅ I have joined',
    cancelSearch: '✖️ Cancel',
    tryAgain: '🔍 Try again',
  },
  gender,
  registration,
  search,
  room,
  general,
}
