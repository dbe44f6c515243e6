import type { Texts } from '../catalog.js'
import { general } from './general.js'
import { registration } from './registration.js'
import { room } from './room.js'
import { search } from './search.js'
import { gender } from './words.js'

export const fa: Texts = {
  name: 'فارسی',
  keys: { search: '🔍 جستجو', profile: '👤 پروفایل', help: '❓ راهنما', next: '⏭ بعدی', stop: '⏹ پایان' },
  buttons: {
    male: '👨 آقا',
    female: '👩 خانم',
    other: '🧑 دیگر',
    back: '‹ برگشت',
    skip: 'رد کردن',
    joinChannel: '📢 عضویت در کانال',
    joined: '✅ عضو شدم',
    cancelSearch: '✖️ لغو',
    tryAgain: '🔍 دوباره جستجو کن',
  },
  gender,
  registration,
  search,
  room,
  general,
}
