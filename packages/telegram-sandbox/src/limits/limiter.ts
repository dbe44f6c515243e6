import type { Limits } from '../api.js'
import { tooManyRequests } from '../botapi/refusal.js'
import type { MemberState } from '../world/member.js'
import { type Bucket, take } from './bucket.js'

const PAID_PER_SECOND = 1000

/** Telegram's limits on what one bot sends. */
export class Limiter {
  private global: Bucket | null = null
  private bulk: Bucket | null = null
  private paid: Bucket | null = null

  constructor(public limits: Limits) {}

  /** Sets other limits; full buckets for everybody. */
  set(limits: Limits, members: Iterable<MemberState>): void {
    this.limits = limits
    this.global = null
    this.bulk = null
    for (const member of members) member.bucket = null
  }

  /** Throws 429 when so many more messages to this member, which go together, are too much now. */
  spend(member: MemberState, paidBroadcast: boolean, count = 1): void {
    const { perChat, global, bulk } = this.limits
    if (!perChat && !global && !bulk) return
    const now = Date.now()
    if (perChat) {
      member.bucket ??= { tokens: perChat.burst, at: now }
      refuseAfter(take(member.bucket, perChat, now, count))
    }
    if (global) {
      this.global ??= { tokens: global.burst, at: now }
      refuseAfter(take(this.global, global, now, count))
    }
    if (!bulk || now - member.lastWroteAt <= bulk.quietSeconds * 1000) return
    if (paidBroadcast) {
      const rate = { ratePerSecond: PAID_PER_SECOND, burst: PAID_PER_SECOND }
      this.paid ??= { tokens: rate.burst, at: now }
      refuseAfter(take(this.paid, rate, now, count))
      return
    }
    this.bulk ??= { tokens: bulk.burst, at: now }
    refuseAfter(take(this.bulk, bulk, now, count))
  }
}

function refuseAfter(seconds: number): void {
  if (seconds > 0) throw tooManyRequests(seconds)
}
