import type { System } from '@anonchat/dev-env'
import { waitUntil } from '@anonchat/servers'

export const ADMIN = 900_001
const STEP_LIMIT_MS = 120_000

/** Writes a paid broadcast to everybody as an admin does, in the chat. Resolves when the last button was pressed. */
export async function sendBroadcast({ sandbox }: System, id: number): Promise<void> {
  const found = (words: string, label: string) => {
    const { messages } = sandbox.view(ADMIN)
    const message = messages.findLast(({ from, text }) => from === 'bot' && text?.includes(words) === true)
    const button = message?.inlineKeyboard?.flat().find(({ text }) => text.includes(label))
    return message && button?.callback_data && { messageId: message.messageId, data: button.callback_data }
  }
  const seen = async (words: string, label: string) => {
    await waitUntil(
      async () => found(words, label) !== undefined,
      STEP_LIMIT_MS,
      () => `no button ${label}`,
    )
    const button = found(words, label)
    if (!button) throw new Error(`no button ${label}`)
    return button
  }
  const press = async (words: string, label: string) => await sandbox.press(ADMIN, await seen(words, label))
  const { messageId } = sandbox.sendText(ADMIN, `news ${id}`)
  sandbox.sendText(ADMIN, '/admin_broadcast', { replyTo: { messageId } })
  await press(`Broadcast #${id}\n`, 'Paid: off')
  await seen(`Broadcast #${id}\n`, 'Paid: at most')
  await press(`Broadcast #${id}\n`, 'Check and send')
  await press('Send it to', 'Yes, send')
}
