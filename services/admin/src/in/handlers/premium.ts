import { words } from '../../domain/screen.js'
import { MOST_DAYS, readTarget, toLatinDigits } from '../../domain/target.js'
import { givePremium, makeGifts } from '../../out/operations/premium.js'
import type { AdminHandler } from '../handler.js'
import type { HandlerContext } from './context.js'
import { orderOf } from './outcome.js'

const DAYS = /^[1-9]\d{0,3}$/
const isDays = (text: string): boolean => DAYS.test(text) && Number(text) <= MOST_DAYS

/** /admin_premium <member> <days> */
export const premiumHandler = ({ operations }: HandlerContext): AdminHandler => ({
  command: async (ask, reply) => {
    const { payments, members } = ask.texts
    const target = readTarget(ask.words)
    const days = toLatinDigits(target?.rest ?? '')
    if (target === null || !isDays(days)) return await reply.say(words(payments.grantUsage()))
    const outcome = await givePremium(operations, orderOf(ask), target.key, Number(days))
    if (outcome.kind === 'nobody') {
      const { key } = target
      const id = String('userId' in key ? key.userId : key.memberId)
      return await reply.say(words(members.unknownId({ id })))
    }
    const { memberId, until } = outcome
    await reply.say(words(payments.granted({ member: String(memberId), until })))
  },
})

const MOST_CODES = 100

/** /admin_gifts <count> <days> [valid for days] */
export const giftsHandler = ({ operations }: HandlerContext): AdminHandler => ({
  command: async (ask, reply) => {
    const { payments } = ask.texts
    const [count = '', days = '', valid, ...more] = toLatinDigits(ask.words).trim().split(/\s+/)
    const isRight =
      DAYS.test(count) &&
      Number(count) <= MOST_CODES &&
      isDays(days) &&
      (valid === undefined || isDays(valid))
    if (!isRight || more.length > 0) return await reply.say(words(payments.giftUsage({ most: MOST_CODES })))
    const wanted = {
      count: Number(count),
      days: Number(days),
      validDays: valid === undefined ? null : Number(valid),
    }
    const codes = await makeGifts(operations, orderOf(ask), ask.adminId, wanted)
    const list = codes.map((code) => `/redeem ${(code.match(/.{5}/g) ?? [code]).join('-')}`).join('\n')
    await reply.say(words(`${payments.gifts({ days: wanted.days })}\n\n${list}`))
  },
})
