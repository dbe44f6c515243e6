import { signal } from '@preact/signals'
import type { CrowdFigures, CrowdState, Fault, ServiceState, Snapshot } from '../../../src/api.js'
import { type ChatModel, newChat, renewChat } from './chat.js'

export type Connection = 'connecting' | 'live' | 'lost'
export type ActiveFault = Fault & { id: number }

/** How much of the crowd's figures is shown: five minutes, a second each. */
const FIGURES_KEPT = 300

export const connection = signal<Connection>('connecting')
/** Known from the first snapshot on. */
export const bot = signal<{ user: Snapshot['bot']; token: string } | null>(null)
/** One phone each, oldest first. */
export const chats = signal<readonly ChatModel[]>([])
export const faults = signal<readonly ActiveFault[]>([])
export const crowd = signal<CrowdState | null>(null)
export const figures = signal<readonly CrowdFigures[]>([])
export const services = signal<readonly ServiceState[]>([])

export const chatOf = (memberId: number): ChatModel | undefined =>
  chats.value.find(({ id }) => id === memberId)

/** Takes over all that a snapshot says; phones that stay keep what was being written in them. */
export function takeSnapshot(snapshot: Snapshot): void {
  bot.value = { user: snapshot.bot, token: snapshot.token }
  chats.value = snapshot.chats.map((chat) => {
    const known = chatOf(chat.member.id)
    if (known === undefined) return newChat(chat)
    renewChat(known, chat)
    return known
  })
  faults.value = snapshot.faults
  crowd.value = snapshot.crowd
  figures.value = snapshot.figures
  services.value = snapshot.services
}

export function addFigures(newest: CrowdFigures): void {
  figures.value = [...figures.value.slice(1 - FIGURES_KEPT), newest]
}
