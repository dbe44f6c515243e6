import type { PlayControl } from '../api.js'
import type { Bot } from '../world/bot.js'
import { editCaption, editMedia } from './edit.js'
import { publicKeyOf } from './init-data.js'
import { keptFile } from './media.js'
import { upload } from './upload.js'
import { vote } from './vote.js'
import { openWebApp, sendWebAppData } from './web-app.js'

/** What a person at the page does with files, polls, web apps and edits. */
export function playOf(bot: Bot): PlayControl {
  return {
    upload: (file) => upload(bot, file),
    file: (fileId) => keptFile(bot, fileId),
    editCaption: (memberId, messageId, caption, entities) =>
      editCaption(bot, memberId, messageId, caption, entities),
    editMedia: (memberId, messageId, kind, options = {}) =>
      editMedia(bot, memberId, messageId, kind, options),
    vote: (memberId, messageId, optionIds) => vote(bot, memberId, messageId, optionIds),
    openWebApp: (memberId, button, theme) => openWebApp(bot, memberId, button, theme),
    sendWebAppData: (memberId, keyboardLabel, data) => sendWebAppData(bot, memberId, keyboardLabel, data),
    webAppKey: () => ({ botId: bot.me.id, publicKey: publicKeyOf(bot.token) }),
  }
}
