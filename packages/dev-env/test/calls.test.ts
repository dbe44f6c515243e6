import type { Sandbox } from '@anonchat/telegram-sandbox'
import { LANGS } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CallSystem, startCallSystem } from './calls/call-system.js'
import { type Member, meet, registered, together } from './members/member.js'

let calls: CallSystem
let sandbox: Sandbox
beforeAll(async () => {
  calls = await startCallSystem({
    FLOOD_PER_SECOND: '1000',
    FLOOD_BURST: '1000',
  })
  sandbox = calls.system.sandbox
})
afterAll(() => calls?.stop())

/** The address behind a member's button, as Telegram opens it; undefined where there is no such button. */
const linkOf = ({ id, messages, texts }: Member): URL | undefined => {
  const message = messages().findLast(({ text }) => text?.startsWith(texts.calls.open()))
  if (message?.inlineKeyboard == null) return undefined
  const label = texts.buttons.openCall
  return new URL(sandbox.openWebApp(id, { messageId: message.messageId, label }).url)
}
/** What a service counts under a name with these labels. */
const counted = async (service: 'conversation' | 'video-call', name: string): Promise<number> => {
  const [replica] = calls.system.replicas(service)
  const text = await (await fetch(`${replica?.url}/metrics`)).text()
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.split(' ')[1] ?? 0)
}
/** How many requests for a call stand in a member's chat without an answer. */
const requests = ({ messages, texts }: Member): number =>
  messages().filter(({ text }) => text === texts.calls.ask()).length
const asks = async (a: Member, b: Member) => {
  a.says('/call')
  await a.sees(a.texts.calls.asked())
  await b.sees(b.texts.calls.ask())
}
const both = (a: Member, b: Member, act: (one: Member) => Promise<unknown>) => Promise.all([act(a), act(b)])

describe.each(LANGS)('a member who reads %s', (lang) => {
  /** Two in a room, of whom the first has premium. */
  const pair = async (): Promise<[Member, Member]> => {
    const [a, b] = await together(sandbox, lang)
    await calls.givePremium(a.id)
    return [a, b]
  }

  it('hears what a call needs where neither has premium, and is led to the offers; the partner hears nothing', async () => {
    const [a, b] = await together(sandbox, lang)
    a.says(a.texts.keys.call)
    await a.sees(a.texts.calls.needsPremium())
    await a.presses(a.texts.buttons.seePremium)
    await a.sees(a.texts.premium.title())
    a.says('hello')
    await b.sees('hello')
    expect(requests(b)).toBe(0)
  })

  it('asks and is declined; asks again, and both get a button of their own until the chat ends', async () => {
    const [a, b] = await pair()
    await asks(a, b)
    await b.presses(b.texts.buttons.declineCall)
    await a.sees(a.texts.calls.declined())
    await b.sees(b.texts.calls.declinedByMe())

    await asks(b, a)
    await a.presses(a.texts.buttons.acceptCall)
    await b.sees(b.texts.calls.accepted())
    await a.sees(a.texts.calls.acceptedByMe())
    await both(a, b, (one) => one.sees(one.texts.calls.open()))
    const [linkA, linkB] = [linkOf(a), linkOf(b)]
    expect(linkA?.host).toBe(calls.host)
    expect(linkA?.searchParams.get('t')).toMatch(/^[\w-]{65}$/)
    expect(linkA?.searchParams.get('t')).not.toBe(linkB?.searchParams.get('t'))
    expect(decodeURIComponent(linkA?.hash ?? '')).not.toContain(String(b.id))

    a.says('/stop')
    await both(a, b, (one) => one.sees(one.texts.calls.overUnused()))
    expect([linkOf(a), linkOf(b)]).toEqual([undefined, undefined])
  })

  it('who wants none in this chat is not asked again there, and is in the next one', async () => {
    const [a, b] = await pair()
    await asks(a, b)
    await b.presses(b.texts.buttons.neverCall)
    await b.sees(b.texts.calls.neverByMe())
    a.says('/call')
    await a.sees(a.texts.calls.never())
    expect(requests(b)).toBe(0)

    b.says('/stop')
    await b.sees(b.texts.after.ask())
    const c = await registered(sandbox, lang)
    await calls.givePremium(c.id)
    await meet(b, c)
    await asks(c, b)
  })

  it('takes a request back; and one that nobody answers is over after its minute, for both', async () => {
    const [a, b] = await pair()
    await asks(a, b)
    await a.presses(a.texts.buttons.cancelCall)
    await a.sees(a.texts.calls.cancelled())
    await b.sees(b.texts.calls.cancelledByPartner())

    a.says('/call')
    await b.sees(b.texts.calls.ask())
    await calls.runOut()
    await a.sees(a.texts.calls.noAnswer())
    await b.sees(b.texts.calls.missed())
    expect(linkOf(a)).toBeUndefined()
  })

  it('who asks at the same moment as the partner has said yes', async () => {
    const [a, b] = await pair()
    a.says('/call')
    b.says('/call')
    await both(a, b, (one) => one.sees(one.texts.calls.open()))
    a.says('/block')
    await both(a, b, (one) => one.sees(one.texts.calls.overUnused()))
  })
})

it('calls that are asked for, answered and made are counted, each once', async () => {
  const [a, b] = await together(sandbox, 'en')
  await calls.givePremium(a.id)
  const { calls: words, buttons } = a.texts
  const counts = async () => ({
    asked: await counted('conversation', 'conversation_call_requests_total{outcome="asked"}'),
    declined: await counted('conversation', 'conversation_call_requests_total{outcome="declined"}'),
    accepted: await counted('conversation', 'conversation_call_requests_total{outcome="accepted"}'),
    created: await counted('video-call', 'video_call_created_total'),
    ended: await counted('video-call', 'video_call_ended_total{reason="chat-ended"}'),
    nobodyCame: await counted('video-call', 'video_call_failed_total{reason="nobody-came"}'),
  })
  const before = await counts()
  await asks(a, b)
  await b.presses(buttons.declineCall)
  await a.sees(words.declined())
  await b.sees(words.declinedByMe())
  await asks(a, b)
  await b.presses(buttons.acceptCall)
  await both(a, b, (one) => one.sees(words.open()))
  a.says('/stop')
  await both(a, b, (one) => one.sees(words.overUnused()))
  const more = { asked: 2, declined: 1, accepted: 1, created: 1, ended: 1, nobodyCame: 1 }
  const expected = Object.entries(before).map(([name, count]) => [
    name,
    count + more[name as keyof typeof more],
  ])
  expect(await counts()).toEqual(Object.fromEntries(expected))
})
