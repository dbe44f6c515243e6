import { Telegram as TelegrafTelegram } from 'telegraf'
import { CallFailed } from './failure.js'
import { readResult } from './reads.js'
import type { CallOptions, Telegram } from './telegram.js'
import { openTransport } from './transport.js'

/**
 * A client of the Bot API: telegraf's, with its calls made over a transport of our own.
 * @param token `<bot id>:<secret>`
 * @param apiRoot for example https://api.telegram.org
 */
export function createTelegram(token: string, apiRoot: string): Telegram {
  const transport = openTransport(token, apiRoot)
  const telegraf = new TelegrafTelegram(token, { apiRoot, webhookReply: false })
  // Every method of telegraf goes through this one; ours gives what Telegram gave, and throws CallFailed.
  telegraf.callApi = transport.call as typeof telegraf.callApi
  return {
    botId: Number(token.split(':')[0]),
    call: async <T = unknown>(method: string, params?: object, options?: CallOptions) =>
      (await transport.call(method, params, options)) as T,
    getMe: async () => readResult.me('getMe', await telegraf.getMe()),
    getFile: async (fileId) => readResult.file('getFile', await telegraf.getFile(fileId)),
    download: async (fileId, maxBytes, options = {}) => {
      const { file_path, file_size } = readResult.file(
        'getFile',
        await transport.call('getFile', { file_id: fileId }, options),
      )
      if (file_size !== undefined && file_size > maxBytes) return null
      if (file_path === undefined)
        throw new CallFailed('getFile', { kind: 'unexpected-result', reason: 'a file without a path' })
      return await transport.download(file_path, maxBytes, options)
    },
    getChatMember: async (chatId, userId) =>
      readResult.chatMember('getChatMember', await telegraf.getChatMember(chatId, userId)),
    close: transport.close,
  }
}
