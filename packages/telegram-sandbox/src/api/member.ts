import type { TelegramChatMember } from '@gramio/types'

export interface NewMember {
  id?: number
  first_name?: string
  last_name?: string
  username?: string
  language_code?: string
  is_premium?: boolean
  /** One of the simulated people: no phone, nothing kept on disk. */
  crowd?: boolean
  /** Has written to the bot before, so that it may write to them. Default false. */
  started?: boolean
}

/** What may change of a member; null takes a name or a language away. */
export interface MemberChanges {
  first_name?: string
  last_name?: string | null
  username?: string | null
  language_code?: string | null
  is_premium?: boolean
}

export interface Member extends NewMember {
  id: number
  first_name: string
  /** The member has written to the bot at least once. */
  started: boolean
  blocked: boolean
  deactivated: boolean
  crowd: boolean
  /** The member's privacy setting refuses voice and video notes. */
  voiceForbidden: boolean
}

export interface NewChannel {
  id?: number
  title?: string
  username?: string
  botIsAdmin?: boolean
}

export interface Channel {
  id: number
  title: string
  username?: string
  botIsAdmin: boolean
}

export type Membership = TelegramChatMember['status']
