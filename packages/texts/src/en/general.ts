import type { GeneralTexts } from '../catalog.js'
import { duration, gender } from './words.js'

export const general: GeneralTexts = {
  menu: () => 'Good to see you. Press 🔍 Search to meet somebody new.',
  idleHint: () => 'You are not in a chat, so nobody reads this. Press 🔍 Search to meet somebody.',
  help: () =>
    [
      'How it works:',
      '/search – find somebody to talk to',
      '/next – leave this chat and find somebody else',
      '/stop – end the chat, or cancel the search',
      '/profile – see your profile',
      '/language – choose the language',
      '/help – this text',
      '',
      'In a chat you can send text, photos, videos, voice and video messages, GIFs, stickers, music and files. Replies, edits and reactions work too.',
      '',
      'Your partner sees your gender, age and city, never your name, username or number. Do not share them with people you do not trust.',
    ].join('\n'),
  paySupport: () =>
    'Nothing here costs money at the moment, so you have not been charged. Whatever you buy from this bot later is paid with Telegram Stars and can be asked back here.',
  unknownCommand: () =>
    'I do not know this command. What I know: /search, /next, /stop, /profile, /language, /help.',
  oldButton: () => 'This button is out of date.',
  nothingToStop: () => 'There is nothing to stop: you are not in a chat. Press 🔍 Search to find one.',
  chooseLanguage: () => 'Choose a language:',
  languageSet: () => 'From now on I speak English.',
  floodWarning: () => '⚠️ That was very fast. Slow down a little, or I have to pause you for a moment.',
  muted: (seconds) =>
    `🤐 Too fast. What you send in the next ${duration(seconds)} is not delivered. /stop still works.`,
  banned: (until) =>
    until === null
      ? '🚫 You broke the rules and can no longer use this bot.'
      : `🚫 You broke the rules and cannot use this bot until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
  profile: (person, premium) =>
    `👤 Your profile\n\nGender: ${gender[person.gender]}\nAge: ${person.age}\nCity: ${person.city}\nPremium: ${premium ? 'yes ⭐' : 'no'}`,
}
