import { gateKey, type Redis } from '@anonchat/store'
import { CallFailed, type Telegram } from '@anonchat/telegram'

import { z } from 'zod'
import type { GateAnswer } from '../domain/decision.js'

const YES_TTL_SECONDS = 3_600
/** A member waits for the answer, and all of their partition with them. */
const ASK_TIMEOUT_MS = 3_000

export type Gate = (memberId: number) => Promise<GateAnswer>

const OPEN: GateAnswer = { kind: 'open', joinUrl: null }

const ChatMember = z.object({ status: z.string(), is_member: z.boolean().optional() })

/** `restricted` may be in or out: only `is_member` tells. */
const isIn = ({ status, is_member }: z.infer<typeof ChatMember>): boolean =>
  status === 'restricted' ? is_member === true : status !== 'left' && status !== 'kicked'

/** Telegram says so of people whom the channel has never seen. */
const isStranger = (error: unknown): boolean =>
  error instanceof CallFailed &&
  error.failure.kind === 'refused' &&
  /user not found|participant|member not found/i.test(error.failure.description)

/**
 * Whether a member is in the channel that they must join. A yes is cached; `unknown` when Telegram does not answer, or
 * the bot is no admin there.
 * @param channel `@name` or `-100…`; undefined for no gate
 */
export function openGate(channel: string | undefined, telegram: Telegram, redis: Redis): Gate {
  if (channel === undefined) return async () => OPEN
  const joinUrl = joinUrlOf(channel, telegram)
  return async (memberId) => {
    if ((await redis.exists(gateKey(memberId))) === 1) return OPEN
    const kind = await ask(telegram, channel, memberId)
    if (kind === 'open') {
      await redis.set(gateKey(memberId), '1', 'EX', YES_TTL_SECONDS)
      return OPEN
    }
    return { kind, joinUrl: await joinUrl() }
  }
}

async function ask(telegram: Telegram, channel: string, memberId: number): Promise<GateAnswer['kind']> {
  try {
    const asked = { chat_id: channel, user_id: memberId }
    const answer = await telegram.call('getChatMember', asked, { timeoutMs: ASK_TIMEOUT_MS })
    return isIn(ChatMember.parse(answer)) ? 'open' : 'closed'
  } catch (error) {
    return isStranger(error) ? 'closed' : 'unknown'
  }
}

const Chat = z.object({ username: z.string().optional(), invite_link: z.string().optional() })

/** The address of a public channel is known; that of a private one Telegram tells, and it is asked until it does. */
function joinUrlOf(channel: string, telegram: Telegram): () => Promise<string | null> {
  if (channel.startsWith('@')) return async () => `https://t.me/${channel.slice(1)}`
  let known: string | null = null
  return async () => {
    if (known !== null) return known
    try {
      const answer = await telegram.call('getChat', { chat_id: channel }, { timeoutMs: ASK_TIMEOUT_MS })
      const chat = Chat.safeParse(answer)
      if (!chat.success) return null
      const { username, invite_link } = chat.data
      known = username === undefined ? (invite_link ?? null) : `https://t.me/${username}`
    } catch {
      // Without an address the member is told without a button.
    }
    return known
  }
}
