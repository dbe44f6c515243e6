import type { TelegramMessageEntity } from '@gramio/types'
import { checkedLink, userInLink } from './links.js'

/** A link becomes a mention of a user, a link, or nothing when it is none. */
export function addLink(
  url: string,
  at: { offset: number; length: number },
  entities: TelegramMessageEntity[],
): void {
  const userId = userInLink(url)
  if (userId !== null) {
    entities.push({ type: 'text_mention', ...at, user: { id: userId, is_bot: false, first_name: '' } })
    return
  }
  const link = checkedLink(url)
  if (link !== null) entities.push({ type: 'text_link', ...at, url: link })
}
