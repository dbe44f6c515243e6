import type { SeenMessage } from '@anonchat/telegram-sandbox'

/** Something that a member said: by which of a run, and the how-manieth of theirs it was. */
export interface Said {
  readonly speaker: number
  readonly number: number
}

/** Words that name who said them, which no rule of the bot takes for a city, an age or a contact. */
export const tagOf = (run: number, { speaker, number }: Said): string => `r${run}m${speaker}n${number}z`

const TAG = /r\d+m(\d+)n(\d+)z/g

/** What a message says of its speakers: in its words, its caption or its poll. */
export function tagsIn({ text, message }: Pick<SeenMessage, 'text' | 'message'>): Said[] {
  const words = [text ?? '', message.poll?.question ?? ''].join(' ')
  const found = [...words.matchAll(TAG)].map(([, speaker, number]) => ({
    speaker: Number(speaker),
    number: Number(number),
  }))
  return found
}

const files = new Map<string, Said>()

/** A file that has no words is known again by its id. */
export const noteFile = (fileUniqueId: string, said: Said): void => void files.set(fileUniqueId, said)

export const saidBy = (fileUniqueId: string | undefined): Said | null => files.get(fileUniqueId ?? '') ?? null

/** For lines that must not hold a word of what was said. */
export const holdsWords = (line: string): boolean => line.search(TAG) !== -1
