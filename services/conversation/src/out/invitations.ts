import { randomInt } from 'node:crypto'
import type { Publisher } from '@anonchat/bus'
import {
  acceptInvitation,
  type Database,
  grantPremium,
  type IdentityOf,
  invitationsOf,
  inviteCode,
} from '@anonchat/store'
import type { Telegram } from '@anonchat/telegram'
import { nearestLang, t } from '@anonchat/texts'
import { z } from 'zod'
import { invitePayload } from '../domain/commands.js'
import type { Invitation, Turn } from '../domain/decision.js'
import { type Effect, say } from '../domain/effect.js'
import { words } from '../domain/screen.js'
import type { Profiles } from './profiles.js'

const ASK_TIMEOUT_MS = 3_000
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
/** 62 bits: nobody guesses one. */
const LENGTH = 12

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** The links of members. Telegram is asked once what the bot is called. */
export interface Links {
  /** Null while Telegram does not tell. */
  of(userId: number): Promise<Invitation | null>
}

export function openLinks(db: Database, telegram: Pick<Telegram, 'call'>): Links {
  let known: string | null = null
  const botName = async (): Promise<string | null> => {
    known ??= await nameOf(telegram)
    return known
  }
  return {
    of: async (userId) => {
      const [name, code, came] = await Promise.all([
        botName(),
        inviteCode(db, userId, newCode()),
        invitationsOf(db, userId),
      ])
      if (name === null || code === null) return null
      return { link: `https://t.me/${name}?start=${invitePayload(code)}`, ...came }
    },
  }
}

async function nameOf(telegram: Pick<Telegram, 'call'>): Promise<string | null> {
  try {
    const me = await telegram.call('getMe', {}, { timeoutMs: ASK_TIMEOUT_MS })
    return Me.parse(me).username
  } catch {
    return null
  }
}

export interface InvitationContext {
  readonly db: Database
  readonly bus: Publisher
  readonly profiles: Profiles
  readonly identityOf: IdentityOf
}

/**
 * Both get their days, each by a transaction of its own, which is named after the friend: whatever is repeated, each is
 * granted once. @returns what is said beside
 */
export async function acceptedEffects(
  context: InvitationContext,
  turn: Turn,
  code: string,
): Promise<readonly Effect[]> {
  const { db, identityOf } = context
  const { memberId, at, texts } = turn
  const { days, perMonth } = turn.limits.invitations
  const accepted = await acceptInvitation(db, {
    code,
    friendId: memberId,
    identity: identityOf(memberId),
    registeredAt: new Date(at),
    days,
    perMonth,
  })
  if (accepted === null) return []
  const { inviter, friendUserId, friendDays, inviterDays } = accepted
  await grant(context, turn, memberId, `invite-${friendUserId}-friend`, friendDays)
  const said: Effect[] = [say(memberId, words(texts.invite.invited()))]
  if (inviter === null) return said
  await grant(context, turn, inviter.memberId, `invite-${friendUserId}-inviter`, inviterDays)
  const { invite } = t(nearestLang(inviter.language))
  const text = inviterDays > 0 ? invite.friendCame() : invite.friendCameFull({ perMonth })
  return [...said, say(inviter.memberId, words(text))]
}

async function grant(
  { db, bus, profiles }: InvitationContext,
  { trace, now }: Turn,
  memberId: number,
  transactionId: string,
  days: number,
): Promise<void> {
  if (days === 0) return
  const given = {
    memberId,
    provider: 'local',
    transactionId,
    days,
    amount: 0,
    currency: 'XTR',
    at: new Date(now),
  }
  const granted = await grantPremium(db, given)
  if (granted.kind === 'taken') return
  await profiles.forget(memberId)
  const until = granted.end.getTime()
  await bus.memberEvent(
    { type: 'premium', memberId, trace, change: 'granted', transactionId, days, until },
    `premium-${transactionId}`,
  )
}

const Me = z.object({ username: z.string() })
