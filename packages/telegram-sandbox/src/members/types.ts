import type { TelegramChatMemberBanned, TelegramChatMemberMember } from '@gramio/types'

export type ChatMemberStatus = TelegramChatMemberBanned | TelegramChatMemberMember
