import type { SeenMessage, View } from '@anonchat/telegram-sandbox'
import type { Press } from './play.js'

const WIDTH = 76

/**
 * The chat of one member with the bot as lines of text: what they sent or pressed on the right, what they received on
 * the left.
 */
export function transcript(view: View, presses: readonly Press[] = []): string[] {
  const heading = `── What ${view.member.first_name} saw `
  const lines = view.messages.flatMap((message) => [
    ...(message.deleted ? [] : bubble(message)),
    ...presses
      .filter(({ messageId }) => messageId === message.messageId)
      .flatMap(({ label }) => ['', right(`(presses ${label})`)]),
  ])
  return [heading.padEnd(WIDTH, '─'), ...lines.map((line) => line.trimEnd())]
}

function bubble(message: SeenMessage): string[] {
  const body = [...mediaLine(message), ...(message.text ? wrap(message.text) : [])]
  const buttons = (message.inlineKeyboard ?? []).map((row) =>
    row.map((button) => `[ ${button.text} ]`).join(' '),
  )
  if (message.from === 'bot') return ['', ...[...body, ...buttons].map((line) => `  ${line}`)]
  return ['', ...body.map(right)]
}

const right = (line: string) => line.padStart(WIDTH - (displayWidth(line) - line.length))

function mediaLine({ kind, fileId }: SeenMessage): string[] {
  return fileId === undefined ? [] : [`[${kind.replace('_', ' ')}]`]
}

function wrap(text: string): string[] {
  const limit = WIDTH - 16
  return text.split('\n').flatMap((line) => {
    const rows = ['']
    for (const word of line.split(' ')) {
      const row = rows.at(-1) ?? ''
      if (row !== '' && row.length + 1 + word.length > limit) rows.push(word)
      else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`
    }
    return rows
  })
}

/** Columns in a terminal: an emoji takes two, a mark that changes the character before it none. */
function displayWidth(line: string): number {
  let width = 0
  for (const character of line) {
    if (/\p{Emoji_Presentation}/u.test(character)) width += 2
    else if (!/\p{Mn}|\u200D/u.test(character)) width += 1
  }
  return width
}
