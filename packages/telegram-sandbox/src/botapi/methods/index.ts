import { type Method, method } from '../method.js'
import { answerMethods } from './answers.js'
import { chatMethods } from './chats.js'
import { copyMethods } from './copy.js'
import { deleteMethods } from './delete.js'
import { editMethods } from './edit.js'
import { paymentMethods } from './payments.js'
import { stopPoll } from './polls.js'
import { profileMethods } from './profile.js'
import { setMessageReaction } from './reaction.js'
import { sendMediaGroup } from './send-album.js'
import { mediaMethods } from './send-media.js'
import { sendMessage } from './send-message.js'
import { otherSendMethods } from './send-other.js'
import { updateMethods } from './updates.js'
import { answerWebAppQuery } from './web-app.js'

const getMe = method('getMe', ({ bot }) => bot.me)

const all: Method[] = [
  getMe,
  sendMessage,
  sendMediaGroup,
  setMessageReaction,
  stopPoll,
  answerWebAppQuery,
  ...updateMethods,
  ...mediaMethods,
  ...otherSendMethods,
  ...copyMethods,
  ...editMethods,
  ...deleteMethods,
  ...answerMethods,
  ...paymentMethods,
  ...chatMethods,
  ...profileMethods,
]

/** The methods that the sandbox plays, by name. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((one) => [one.name, one]))
