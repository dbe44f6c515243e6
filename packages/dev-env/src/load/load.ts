import { setTimeout as delay } from 'node:timers/promises'
import type { BotControl } from '@anonchat/telegram-sandbox'
import { Meter, saidIn, textOf } from './meter.js'

export interface Interval {
  messages_per_second: number
  p50_ms: number
  p99_ms: number
  seconds: number
  messages: number
}

/** Members in rooms who talk, and the meter that follows what they say. */
export interface Load {
  readonly meter: Meter
  /** Keeps `inFlight` messages on their way, after `warmUp` seconds measured for `seconds`: the most that goes through. */
  saturate(inFlight: number, warmUp: number, seconds: number): Promise<Interval>
  /** Sends at an even rate, whatever comes back. */
  atRate(messagesPerSecond: number, seconds: number): Promise<Interval>
  /** Resolves when all has been received, or nothing came for `quietSeconds`. */
  settle(quietSeconds: number): Promise<void>
  close(): void
}

export function createLoad(bot: BotControl, members: readonly number[]): Load {
  const meter = new Meter()
  let turn = 0
  let refill = false

  const say = (count: number): void => {
    const texts = Array.from({ length: count }, () => {
      const sender = members[turn++ % members.length] ?? 0
      return { memberId: sender, text: textOf(meter.next(sender)) }
    })
    bot.deliver(texts)
  }
  const offs = [
    bot.onDeliver((update, at) => {
      const said = saidIn(update.message?.text)
      if (said) meter.given(said, at)
    }),
    bot.onSend((chatId, _method, params, _messageId, at) => {
      const said = saidIn(params.text)
      if (said && meter.received(said, chatId, at) !== null && refill) say(1)
    }),
  ]

  const measure = async (seconds: number): Promise<Interval> => {
    meter.startInterval()
    const [before, from] = [meter.receivedCount(), performance.now()]
    await delay(seconds * 1_000)
    const took = (performance.now() - from) / 1_000
    const messages = meter.receivedCount() - before
    return {
      messages_per_second: Math.round(messages / took),
      p50_ms: meter.percentile(0.5),
      p99_ms: meter.percentile(0.99),
      seconds: Math.round(took * 10) / 10,
      messages,
    }
  }

  return {
    meter,
    saturate: async (inFlight, warmUp, seconds) => {
      refill = true
      say(inFlight)
      await delay(warmUp * 1_000)
      const interval = await measure(seconds)
      refill = false
      return interval
    },
    atRate: async (messagesPerSecond, seconds) => {
      const started = performance.now()
      let sent = 0
      const ticker = setInterval(() => {
        const due = Math.floor(((performance.now() - started) / 1_000) * messagesPerSecond)
        if (due > sent) say(due - sent)
        sent = Math.max(sent, due)
      }, 2)
      const interval = await measure(seconds)
      clearInterval(ticker)
      return interval
    },
    settle: async (quietSeconds) => {
      for (let last = -1, quiet = 0; meter.inFlight() > 0 && quiet < quietSeconds * 10; ) {
        quiet = meter.receivedCount() === last ? quiet + 1 : 0
        last = meter.receivedCount()
        await delay(100)
      }
    },
    close: () => {
      for (const off of offs) off()
    },
  }
}
