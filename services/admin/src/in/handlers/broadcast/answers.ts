import { type BroadcastRecord, changeBroadcast, findBroadcast } from '@anonchat/store'
import { cityKey } from '@anonchat/texts'
import { STRAGGLER_MS } from '../../../domain/album.js'
import type { AnswerAsk } from '../../../domain/ask.js'
import { type BroadcastData, questionOf } from '../../../domain/broadcast/data.js'
import { readLinks } from '../../../domain/broadcast/links.js'
import { readTime } from '../../../domain/broadcast/when.js'
import { words } from '../../../domain/screen.js'
import type { Reply } from '../../../out/reply.js'
import type { BroadcastsContext } from './context.js'
import { preview, showDraft } from './draft.js'

const UNCOPIABLE = [
  'invoice',
  'giveaway',
  'giveaway_winners',
  'paid_media',
  'gift',
  'unique_gift',
  'story',
] as const
/** An album is taken for whole when no item of it came for so long. */
const ALBUM_WAIT_MS = 1_000

/** The work of an answer to a question about a draft; null for a question that nobody asks. */
export function answerWork(
  context: BroadcastsContext,
  ask: AnswerAsk,
  reply: Reply,
  { id, verb }: BroadcastData,
): ((draft: BroadcastRecord) => Promise<void>) | null {
  const { db, asking, now } = context
  const { broadcast } = ask.texts
  const text = ask.update.message?.text?.trim() ?? ''
  const over = async () => void (await asking.answered(ask.adminId, questionOf(id, verb)))
  const keep = async (changes: Parameters<typeof changeBroadcast>[4]): Promise<void> => {
    await changeBroadcast(db, id, ['draft'], undefined, changes)
    await showDraft(context, ask, reply, id)
    await over()
  }
  switch (verb) {
    case 'source':
      return (draft) => takeSource(context, ask, reply, draft)
    case 'links':
      return async () => {
        const read = readLinks(text)
        if ('rows' in read) return await keep({ buttons: text })
        await reply.say(words(broadcast.linksFaulty({ lines: read.faulty.join('\n') || '—' })))
      }
    case 'city':
      return async () => {
        const key = cityKey(text)
        // No city at all would be everybody.
        if (key !== '') return await keep({ audience: { cityKey: key } })
        await reply.say(words(broadcast.askCity()))
      }
    case 'time':
      return async () => {
        const at = readTime(text, now())
        if (at !== undefined) return await keep({ scheduledAt: new Date(at) })
        await reply.say(words(broadcast.timeFaulty({ now: new Date(now()) })))
      }
    default:
      return null
  }
}

/** Takes the message, or one of the messages of an album, that is to be sent. */
async function takeSource(
  context: BroadcastsContext,
  ask: AnswerAsk,
  reply: Reply,
  draft: BroadcastRecord,
): Promise<void> {
  const { db, asking, broadcasts } = context
  const { message } = ask.update
  const question = questionOf(draft.id, 'source')
  if (message === undefined || UNCOPIABLE.some((kind) => message[kind] !== undefined))
    return await reply.say(words(ask.texts.broadcast.cannotCopy()))
  const group = message.media_group_id
  if (group === undefined) {
    await changeBroadcast(db, draft.id, ['draft'], undefined, { sourceMessageIds: [ask.messageId] })
    await asking.answered(ask.adminId, question)
    return await showNew(context, ask, reply, draft.id)
  }
  await asking.ask(ask.adminId, question, STRAGGLER_MS)
  const items = await asking.gather(ask.adminId, group, ask.messageId)
  const job = { broadcastId: draft.id, album: { group, items } }
  await broadcasts.add(`album-${draft.id}-${group}-${items}`, job, ALBUM_WAIT_MS)
}

/** Shows a draft whose message is new: first as members will see it, then what can be changed about it. */
export async function showNew(
  context: BroadcastsContext,
  ask: AnswerAsk | Parameters<typeof showDraft>[1],
  reply: Reply,
  id: number,
  note?: string,
): Promise<void> {
  const draft = await findBroadcast(context.db, id)
  if (draft !== null) await preview(reply, draft)
  await showDraft(context, ask, reply, id, note)
}
