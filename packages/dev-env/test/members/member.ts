import { waitUntil } from '@anonchat/servers'
import type { Sandbox, SeenMessage } from '@anonchat/telegram-sandbox'
import { type Lang, type Texts, t } from '@anonchat/texts'
import { answerAge, answerGender, answerRest, createPlayer, type Player } from '../../src/demo/play.js'

const LIMIT_MS = 60_000
let made = 0

/** Somebody who looks at the whole chat, as a person does: at what was edited too, and at the newest button of a name. */
export interface Member {
  readonly id: number
  readonly texts: Texts
  says(text: string): void
  /** Waits until a message of the bot with this part stands in the chat. */
  sees(part: string): Promise<SeenMessage>
  /** Presses the newest button whose label has this part, when there is one. */
  presses(part: string): Promise<void>
  /** What stands in the chat now and is no word of the member's. */
  messages(): SeenMessage[]
}

/** Looks at a chat of the sandbox and acts in it. @param after only at what came later than this message */
export function memberAt(sandbox: Sandbox, id: number, lang: Lang, after = 0): Member {
  const messages = () =>
    sandbox
      .view(id)
      .messages.filter(({ from, deleted, messageId }) => from === 'bot' && !deleted && messageId > after)
  const until = async <T>(what: string, find: () => T | undefined): Promise<T> => {
    await waitUntil(
      async () => find() !== undefined,
      LIMIT_MS,
      () => `${what} did not come; the last that stands there: ${JSON.stringify(messages().at(-1)?.text)}`,
    )
    const found = find()
    if (found === undefined) throw new Error(`${what} came and went`)
    return found
  }
  return {
    id,
    texts: t(lang),
    says: (text) => void sandbox.sendText(id, text),
    sees: (part) => until(`“${part}”`, () => messages().findLast(({ text }) => text?.includes(part))),
    presses: async (part) => {
      const press = await until(`a button “${part}”`, () => buttonsOf(messages()).find(fits(part)))
      const answer = await sandbox.press(id, press)
      if (answer.kind !== 'answered') throw new Error(`“${part}” was pressed and its spinner did not end`)
    },
    messages,
  }
}

/** All buttons in the chat, the newest message first. */
const buttonsOf = (messages: readonly SeenMessage[]) =>
  messages
    .toReversed()
    .flatMap(({ messageId, inlineKeyboard }) =>
      (inlineKeyboard ?? []).flat().map(({ text }) => ({ messageId, label: text })),
    )

const fits =
  (part: string) =>
  ({ label }: { label: string }) =>
    label.includes(part)

/** A member of the sandbox who has not pressed Start. */
function stranger(sandbox: Sandbox, lang: Lang): Player {
  made += 1
  return createPlayer(sandbox, {
    name: `Journey ${made}`,
    username: `journey_${made}`,
    gender: made % 2 === 0 ? 'female' : 'male',
    age: 30,
    city: 'Lima',
    lang,
  })
}

/** A registered member. @param link what they open the bot with, if by a link */
export async function registered(sandbox: Sandbox, lang: Lang, link?: string): Promise<Member> {
  const player = stranger(sandbox, lang)
  await answerGender(link === undefined ? player : { ...player, starts: () => player.says(`/start ${link}`) })
  await answerAge(player)
  await answerRest(player)
  return memberAt(sandbox, player.id, lang)
}

/** Two members who search and are in a room together. */
export async function together(sandbox: Sandbox, lang: Lang): Promise<[Member, Member]> {
  const pair = await Promise.all([registered(sandbox, lang), registered(sandbox, lang)])
  await meet(...pair)
  return pair
}

/** Has all of them search, and waits until each is in a room. */
export async function meet(...members: Member[]): Promise<void> {
  const before = members.map(openings)
  for (const one of members) one.says('/search')
  await waitUntil(
    async () => members.every((one, index) => openings(one) > (before[index] ?? 0)),
    LIMIT_MS,
    () => 'they did not meet',
  )
}

const openings = ({ messages, texts }: Member): number =>
  messages().filter(({ text }) => text?.startsWith(texts.room.opened().slice(0, 12))).length
