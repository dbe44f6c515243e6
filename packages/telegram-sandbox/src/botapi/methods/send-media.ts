import type { TelegramMessage } from '@gramio/types'
import type { MediaKind } from '../../api.js'
import { type FileHints, inputFile } from '../input-file.js'
import { type CallContext, type Method, method } from '../method.js'
import { badRequest } from '../refusal.js'
import { prepare, put, type SendParams } from '../send.js'
import { type CaptionParams, captionFields } from '../text-content.js'

interface MediaParams extends SendParams, CaptionParams {
  has_spoiler?: boolean
}

function sendMedia(
  context: CallContext,
  kind: MediaKind,
  file: string,
  params: MediaParams,
  hints: FileHints = {},
): TelegramMessage {
  const content: Partial<TelegramMessage> = {
    ...inputFile(context, kind, file, hints),
    ...captionFields(params),
  }
  if (params.has_spoiler) content.has_media_spoiler = true
  const outgoing = prepare(context.bot, params)
  if (outgoing.member.voiceForbidden && (kind === 'voice' || kind === 'video_note')) {
    throw badRequest('VOICE_MESSAGES_FORBIDDEN')
  }
  return put(context.bot, outgoing, content)
}

/** Only what was given. */
function hintsOf(given: { [Name in keyof FileHints]: FileHints[Name] | undefined }): FileHints {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

export const mediaMethods: Method[] = [
  method('sendPhoto', (context, params) => sendMedia(context, 'photo', params.photo, params)),
  method('sendVideo', (context, params) => {
    const { width, height, duration } = params
    return sendMedia(context, 'video', params.video, params, hintsOf({ width, height, duration }))
  }),
  method('sendVoice', (context, params) => {
    return sendMedia(context, 'voice', params.voice, params, hintsOf({ duration: params.duration }))
  }),
  method('sendVideoNote', (context, params) => {
    const { length: width, duration } = params
    return sendMedia(context, 'video_note', params.video_note, params, hintsOf({ width, duration }))
  }),
  method('sendAnimation', (context, params) => {
    const { width, height, duration } = params
    return sendMedia(context, 'animation', params.animation, params, hintsOf({ width, height, duration }))
  }),
  method('sendSticker', (context, params) => sendMedia(context, 'sticker', params.sticker, params)),
  method('sendAudio', (context, params) => {
    const { duration, title, performer } = params
    return sendMedia(context, 'audio', params.audio, params, hintsOf({ duration, title, performer }))
  }),
  method('sendDocument', (context, params) => sendMedia(context, 'document', params.document, params)),
]
