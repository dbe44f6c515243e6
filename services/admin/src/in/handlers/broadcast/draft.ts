import { Gender } from '@anonchat/contracts'
import { type BroadcastChanges, type BroadcastRecord, changeBroadcast, findBroadcast } from '@anonchat/store'
import { LANGS } from '@anonchat/texts'
import type { Ask, ButtonAsk } from '../../../domain/ask.js'
import { type BroadcastData, questionOf } from '../../../domain/broadcast/data.js'
import {
  ACTIVE_DAYS,
  ANY,
  confirmScreen,
  draftScreen,
  whenScreen,
} from '../../../domain/broadcast/draft-screen.js'
import { offeredTime } from '../../../domain/broadcast/when.js'
import { words } from '../../../domain/screen.js'
import { recount } from '../../../out/broadcast/recount.js'
import { actionOf } from '../../../out/broadcast/work.js'
import type { Reply } from '../../../out/reply.js'
import type { BroadcastsContext } from './context.js'

/** What a button changes about an audience; undefined for a value that none of ours has. */
function choiceOf({ verb, value }: BroadcastData): BroadcastChanges['audience'] | undefined {
  const none = value === ANY
  switch (verb) {
    case 'language':
      return none ? { language: null } : LANGS.includes(value) ? { language: value } : undefined
    case 'gender': {
      const gender = Gender.safeParse(value)
      return none ? { gender: null } : gender.success ? { gender: gender.data } : undefined
    }
    case 'premium':
      return none ? { isPremium: null } : { isPremium: value === '1' }
    case 'active': {
      const days = ACTIVE_DAYS.find((one) => String(one) === value)
      return none ? { activeWithinDays: null } : days === undefined ? undefined : { activeWithinDays: days }
    }
    case 'city':
      return none ? { cityKey: null } : undefined
    default:
      return undefined
  }
}

/** Draws a draft anew, with its audience counted as it is now. @param note said above it, this once */
export async function showDraft(
  context: BroadcastsContext,
  ask: Ask,
  reply: Reply,
  id: number,
  note?: string,
): Promise<void> {
  const { db, paid } = context
  const draft = await findBroadcast(db, id)
  if (draft === null) return await reply.show(words(ask.texts.broadcast.gone()))
  await reply.show(draftScreen(ask.texts, await recount(context, draft), { paid, note }))
}

/** Shows in the admin's chat what members will see. */
export async function preview(reply: Reply, draft: BroadcastRecord): Promise<void> {
  if (draft.sourceMessageIds.length === 0) return
  await reply.act(actionOf(draft))
}

/** Buttons of a draft; null for what no button of ours carries. */
export function draftWork(
  context: BroadcastsContext,
  ask: ButtonAsk,
  reply: Reply,
  data: BroadcastData,
): ((draft: BroadcastRecord) => Promise<void>) | null {
  const { db, asking, now, paid, perSecond } = context
  const { id, verb, value } = data
  const change = async (changes: BroadcastChanges): Promise<void> => {
    await changeBroadcast(db, id, ['draft'], undefined, changes)
    await showDraft(context, ask, reply, id)
  }
  const question = async (what: string, text: string): Promise<void> => {
    await asking.ask(ask.adminId, questionOf(id, what))
    await reply.say(words(text))
  }
  const { broadcast } = ask.texts
  const audience = choiceOf(data)
  if (audience !== undefined) return () => change({ audience })
  switch (verb) {
    case 'city':
      return () => question('city', broadcast.askCity())
    case 'source':
      return () => question('source', broadcast.askMessage())
    case 'links':
      if (value === ANY) return () => change({ buttons: null })
      return async ({ sourceMessageIds }) =>
        sourceMessageIds.length > 1
          ? await reply.say(words(broadcast.linksOfAlbum()))
          : await question('links', broadcast.askLinks())
    case 'paid':
      return () => change({ allowPaid: paid && value === '1' })
    case 'preview':
      return (draft) => preview(reply, draft)
    case 'when':
      return () => reply.show(whenScreen(ask.texts, id, now(), (name) => offeredTime(name, now())))
    case 'at': {
      if (value === 'now') return () => change({ scheduledAt: null })
      if (value === 'ask') return () => question('time', broadcast.askTime({ now: new Date(now()) }))
      const at = offeredTime(value, ask.at)
      return at === undefined ? null : () => change({ scheduledAt: new Date(at) })
    }
    case 'check':
      return async (draft) =>
        await reply.show(confirmScreen(ask.texts, await recount(context, draft), perSecond))
    default:
      return null
  }
}
