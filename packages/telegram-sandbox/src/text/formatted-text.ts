import type { TelegramMessageEntity } from '@gramio/types'

/** A text with its entities, in UTF-16 units. */
export interface Formatted {
  text: string
  entities: TelegramMessageEntity[]
}
