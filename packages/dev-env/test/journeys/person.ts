import type { BotControl, SeenMessage } from '@anonchat/telegram-sandbox'
import { LANGS, t } from '@anonchat/texts'
import type { Identity } from '../random-update/identity.js'
import { type Said, saidBy, tagsIn } from './said.js'

/** A button that the bot showed, at whatever time. */
export interface Button {
  readonly messageId: number
  readonly data: string
}

/** A room as its member saw it: from the message that brought its keys to the one that took them away. */
export interface SeenRoom {
  readonly openedBy: number
  readonly openedAt: number
  closed: boolean
  /** What arrived in it, or was changed. */
  readonly heard: Said[]
  /** The latest that was said of what arrived. */
  newest: number
}

export interface Arrival {
  readonly said: Said
  readonly messageId: number
  readonly at: number
}

/** One of the people of a run: all that they were ever shown, read from their chat alone. */
export interface Person {
  readonly index: number
  readonly id: number
  /** What they are called in reports of the test. */
  readonly name: string
  readonly identity: Identity
  readonly rooms: readonly SeenRoom[]
  readonly arrivals: readonly Arrival[]
  readonly buttons: readonly Button[]
  /** Invoices by message, and links to invoices. */
  readonly invoices: readonly ({ messageId: number } | { link: string })[]
  /** Payloads of links to the bot, and what is shown to be copied. */
  readonly shownCodes: readonly string[]
  readonly faults: readonly string[]
  blocked: boolean
  /** They blocked the bot since keys were shown last: what stands under their chat may be out of date. */
  keysMayBeOld: boolean
  /** Blocked the bot at these times, and could hear nothing until then (ms). */
  readonly deaf: { from: number; until: number }[]
  inRoom(): boolean
  take(message: SeenMessage, change: 'new' | 'edited' | 'deleted' | 'reaction'): void
  takeKeys(labels: readonly string[], messageId: number): void
  /** The member blocks the bot: whatever room there is, they hear no more of it. */
  goesDeaf(): void
  hearsAgain(): void
}

const STOP_KEYS = LANGS.map((lang) => t(lang).keys.stop)
const DEEP_LINK = /[?&]start=([A-Za-z0-9_-]{1,64})/g
const INVOICE_LINK = /^https:\/\/t\.me\/\$/

export function createPerson(bot: BotControl, index: number, run: number, lang: string): Person {
  const identity = {
    first_name: `Firstmark${run}x${index}q`,
    last_name: `Lastmark${run}x${index}q`,
    username: `handle_${run}x${index}q`,
    phone: `49155${String(run).padStart(3, '0')}7${index}1`,
  }
  const { id } = bot.createMember({
    first_name: identity.first_name,
    last_name: identity.last_name,
    username: identity.username,
    language_code: lang,
  })
  const rooms: SeenRoom[] = []
  const arrivals: Arrival[] = []
  const buttons: Button[] = []
  const known = new Set<string>()
  const invoices: Array<{ messageId: number } | { link: string }> = []
  const codes = new Set<string>()
  const faults: string[] = []
  const name = `m${index}`

  const room = (): SeenRoom | undefined => {
    const last = rooms.at(-1)
    return last?.closed === false ? last : undefined
  }
  const close = () => {
    const open = room()
    if (open !== undefined) open.closed = true
  }

  /** Something that somebody said has come, or what came was changed. */
  function hear({ speaker, number }: Said, messageId: number, isNew: boolean): void {
    if (speaker === index) return
    const open = room()
    const what = `${name} ${isNew ? 'was sent' : 'was shown a change of'} what m${speaker} said (${number})`
    if (open === undefined) return void faults.push(`${what} in no room`)
    const other = open.heard.find((one) => one.speaker !== speaker)
    if (other !== undefined) faults.push(`${what} in a room with m${other.speaker}`)
    if (!isNew && messageId < open.openedBy) faults.push(`${what} in a room before`)
    open.heard.push({ speaker, number })
    if (!isNew) return
    if (number < open.newest) faults.push(`${what} after what was said later (${open.newest})`)
    open.newest = Math.max(open.newest, number)
    arrivals.push({ said: { speaker, number }, messageId, at: Date.now() })
  }

  /** Links to the bot, as they are or within a link to share them. */
  function collect(text: string): void {
    const plain = text.replaceAll('%3F', '?').replaceAll('%3D', '=')
    for (const [, payload = ''] of plain.matchAll(DEEP_LINK)) codes.add(payload)
  }

  function notice(message: SeenMessage): void {
    for (const button of message.inlineKeyboard?.flat() ?? []) {
      const { callback_data: data, url } = button
      const key = `${message.messageId} ${data}`
      if (data !== undefined && !known.has(key)) {
        known.add(key)
        buttons.push({ messageId: message.messageId, data })
      }
      if (url !== undefined && INVOICE_LINK.test(url)) invoices.push({ link: url })
      collect(url ?? '')
    }
    if (message.kind === 'invoice') invoices.push({ messageId: message.messageId })
    const text = message.text ?? ''
    collect(text)
    for (const { type, offset, length } of message.entities ?? [])
      if (type === 'code') codes.add(text.slice(offset, offset + length))
  }

  return {
    index,
    id,
    name,
    identity: { id, ...identity },
    rooms,
    arrivals,
    buttons,
    invoices,
    get shownCodes() {
      return [...codes]
    },
    faults,
    blocked: false,
    keysMayBeOld: false,
    deaf: [],
    inRoom: () => room() !== undefined,
    take: (message, change) => {
      if (message.from !== 'bot' || change === 'deleted') return
      if (change === 'reaction') {
        const open = room()
        if (message.reactions.bot.length === 0) return
        if (open === undefined || message.messageId < open.openedBy)
          faults.push(`${name} was shown a reaction outside of the room that it belongs to`)
        return
      }
      notice(message)
      const file = saidBy(message.fileUniqueId)
      for (const said of [...tagsIn(message), ...(file === null ? [] : [file])])
        hear(said, message.messageId, change === 'new')
    },
    takeKeys(labels, messageId) {
      this.keysMayBeOld = false
      const isRoom = STOP_KEYS.some((key) => labels.includes(key))
      if (!isRoom) return close()
      if (room() === undefined)
        rooms.push({ openedBy: messageId, openedAt: Date.now(), closed: false, heard: [], newest: 0 })
    },
    goesDeaf() {
      this.blocked = true
      this.keysMayBeOld = true
      this.deaf.push({ from: Date.now(), until: Number.POSITIVE_INFINITY })
      close()
    },
    hearsAgain() {
      this.blocked = false
      const last = this.deaf.at(-1)
      if (last !== undefined) last.until = Date.now()
    },
  }
}
