import { batch } from '@preact/signals'
import type { SandboxEvent, SeenMessage } from '../../../src/api.js'
import { showAction, takeMessages } from './chat.js'
import {
  addEntries,
  callEntry,
  type Entry,
  shownTrace,
  shownTraceVersion,
  skipped,
  updateEntry,
} from './traffic.js'
import { addFigures, chatOf, chats, crowd, faults, services } from './world.js'

/** What a number of events says, gathered so that each chat and list changes once. */
interface Gathered {
  messages: Map<number, SeenMessage[]>
  entries: Entry[]
  /** Something only a new snapshot can tell: a new member, a reset. */
  snapshotNeeded: boolean
}

/** Applies events in their order. True when the page must fetch a snapshot. */
export function takeEvents(events: readonly SandboxEvent[]): boolean {
  const gathered: Gathered = { messages: new Map(), entries: [], snapshotNeeded: false }
  batch(() => {
    for (const event of events) takeEvent(event, gathered)
    for (const [memberId, messages] of gathered.messages) {
      const chat = chatOf(memberId)
      if (chat) takeMessages(chat, messages)
    }
    if (gathered.entries.length > 0) addEntries(gathered.entries)
  })
  return gathered.snapshotNeeded
}

function takeEvent(event: SandboxEvent, gathered: Gathered): void {
  switch (event.type) {
    case 'message': {
      const known = gathered.messages.get(event.memberId)
      if (known) known.push(event.message)
      else gathered.messages.set(event.memberId, [event.message])
      return
    }
    case 'call':
      gathered.entries.push(callEntry(event.call))
      return
    case 'update':
      gathered.entries.push(updateEntry(event.sent))
      return
    case 'member': {
      const chat = chatOf(event.member.id)
      if (chat) chat.member.value = event.member
      else if (!event.member.crowd) gathered.snapshotNeeded = true
      return
    }
    case 'member-gone':
      chats.value = chats.value.filter(({ id }) => id !== event.memberId)
      return
    case 'chat': {
      const chat = chatOf(event.memberId)
      if (chat) chat.state.value = event.state
      return
    }
    case 'typing': {
      const chat = chatOf(event.memberId)
      if (chat) showAction(chat, event.action)
      return
    }
    case 'faults':
      faults.value = event.faults
      return
    case 'spans':
      if (event.trace === shownTrace.value) shownTraceVersion.value += 1
      return
    case 'crowd':
      crowd.value = event.crowd
      return
    case 'figures':
      addFigures(event.figures)
      return
    case 'services':
      services.value = event.services
      return
    case 'skipped':
      skipped.value += event.count
      return
    case 'reset':
      shownTrace.value = null
      gathered.snapshotNeeded = true
  }
}
