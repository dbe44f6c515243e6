import { setTimeout as delay } from 'node:timers/promises'
import { waitUntil } from '@anonchat/servers'
import type { Sandbox } from '@anonchat/telegram-sandbox'
import type { Random } from '../random-update/random.js'
import type { Script, Step } from './script.js'

const LIMIT_MS = 240_000

/** Plays what members send as Telegram would give it to the bot, and notes what each of them is sent by their partners. */
export function createPlayer(sandbox: Sandbox, random: Random) {
  const files = Object.fromEntries(
    (['photo', 'video', 'document', 'audio'] as const).map((kind) => [kind, sandbox.addFile(kind).fileId]),
  )
  /** By the member who said it, as everything says in its label. */
  const seen = new Map<string, string[][]>()
  let messageId = 1_000_000

  const off = sandbox.onSend((_chatId, _method, params) => {
    const labels = labelsIn(params)
    const name = /^m\d+/.exec(labels[0] ?? '')?.[0]
    if (name !== undefined) seen.set(name, [...(seen.get(name) ?? []), labels])
  })

  const content = ({ kind, label, group }: Step) => {
    if (kind === 'text') return { text: label }
    const file = { file_id: files[kind], file_unique_id: label, width: 9, height: 9, duration: 1 }
    return { media_group_id: group, caption: label, [kind]: kind === 'photo' ? [file] : file }
  }

  const seenOf = (name: string): readonly (readonly string[])[] => seen.get(name) ?? []
  const untilSeen = (name: string, label: string) =>
    waitUntil(
      async () => seenOf(name).flat().includes(label),
      LIMIT_MS,
      () => `${label} never arrived`,
    )

  return {
    /** Gives the updates of one member in their order, some of them twice, with pauses in which others get in between. */
    play: async (memberId: number, name: string, { steps }: Script): Promise<void> => {
      const given: Record<string, unknown>[] = []
      let before: Step | undefined
      for (const step of steps) {
        if (step.late && before !== undefined) await untilSeen(name, before.label)
        before = step
        const update = {
          message: {
            message_id: ++messageId,
            date: Math.floor(Date.now() / 1_000),
            from: { id: memberId, is_bot: false, first_name: 'Member', language_code: 'en' },
            chat: { id: memberId, type: 'private', first_name: 'Member' },
            ...content(step),
          },
        }
        const { updateId } = sandbox.inject(update)
        given.push({ update_id: updateId, ...update })
        if (random.chance(0.15)) sandbox.inject(random.pick(given.slice(-12)))
        if (random.chance(0.2)) await delay(random.below(30))
      }
      if (before !== undefined) await untilSeen(name, before.label)
    },
    seenOf,
    close: off,
  }
}

const captionOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return ''
  const said: unknown = Reflect.get(value, 'caption') ?? Reflect.get(value, 'text')
  return typeof said === 'string' ? said : ''
}

/** What is sent, by its captions or words; the sandbox gives parameters as they came. */
function labelsIn(params: Readonly<Record<string, unknown>>): string[] {
  return Array.isArray(params.media) ? params.media.map(captionOf) : [captionOf(params)]
}
