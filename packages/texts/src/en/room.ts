import type { RoomTexts } from '../catalog.js'
import { duration, gender } from './words.js'

export const room: RoomTexts = {
  opened: (partner) => {
    const who = partner === null ? '' : `\n\n${gender[partner.gender]}, ${partner.age}, ${partner.city}`
    return `🎉 Found somebody! Say hello.${who}\n\n/next for somebody else, /stop to end the chat.`
  },
  warning: (left) => `⏳ This chat ends in ${duration(left)}.`,
  endedByMe: () => 'You have ended the chat. Press 🔍 Search to meet somebody else.',
  leftForAnother: () => 'You have left this chat.',
  endedByPartner: () => 'Your partner has left the chat. Press 🔍 Search to find another.',
  partnerUnreachable: () =>
    'Your partner can no longer be reached, so the chat has ended. Press 🔍 Search to find another.',
  expired: () => '⌛ Time is up, the chat has ended. Press 🔍 Search to meet somebody else.',
  endedByModeration: () => 'The chat has ended. Press 🔍 Search to meet somebody else.',
  already: () => 'You are in a chat now. /next for somebody else, /stop to end it.',
  startWhileChatting: () => 'You are in a chat, just write. /next for somebody else, /stop to end it.',
  refusedKind: () =>
    'This kind of message cannot be sent here. You can send text, photos, videos, voice and video messages, GIFs, stickers, music and files.',
}
