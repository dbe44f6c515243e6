import type { TelegramMessage } from '@gramio/types'
import { newAlbumId } from '../../world/bot.js'
import { inputFile } from '../input-file.js'
import { type Method, method } from '../method.js'
import { badRequest } from '../refusal.js'
import { prepare, put } from '../send.js'
import { captionFields } from '../text-content.js'

const ALONE = new Set(['audio', 'document'])

export const sendMediaGroup: Method = method('sendMediaGroup', (context, params) => {
  const { bot } = context
  const { media } = params
  if (media.length === 0) throw badRequest('there are no messages to send')
  if (media.length > 10) throw badRequest('too many messages to send as an album')
  if (media.length === 1) throw badRequest('sandbox: an album has 2 to 10 items')
  const kinds = new Set(media.map((item) => item.type))
  const alone = media.find((item) => ALONE.has(item.type))
  if (kinds.size > 1 && alone) throw badRequest(`${alone.type} can't be mixed with other media types`)
  const contents = media.map((item): Partial<TelegramMessage> => {
    if (item.type === 'live_photo') throw badRequest('sandbox: live photos are not played')
    const spoiler = 'has_spoiler' in item && item.has_spoiler ? { has_media_spoiler: true as const } : {}
    return { ...inputFile(context, item.type, item.media), ...captionFields(item), ...spoiler }
  })
  const outgoing = prepare(bot, params, media.length)
  const album = newAlbumId(bot.world)
  return contents.map((content) => put(bot, outgoing, { media_group_id: album, ...content }))
})
