import type { System } from '@anonchat/dev-env'
import { waitUntil } from '@anonchat/servers'

export const ADMIN = 900_001
const STEP_LIMIT_MS = 120_000

/** Writes a broadcast to everybody as an admin does, in the chat. Resolves when the last button was pressed. */
export async function sendBroadcast({ sandbox }: System, id: number): Promise<void> {
  const press = async (words: string, label: string) => {
    const find = () =>
      sandbox
        .view(ADMIN)
        .messages.findLast(({ from, text }) => from === 'bot' && text?.includes(words) === true)
    const buttonOf = () =>
      find()
        ?.inlineKeyboard?.flat()
        .find(({ text }) => text.includes(label))
    await waitUntil(
      async () => buttonOf() !== undefined,
      STEP_LIMIT_MS,
      () => `no button ${label}`,
    )
    const [message, button] = [find(), buttonOf()]
    if (message === undefined || button?.callback_data === undefined) throw new Error(`no button ${label}`)
    await sandbox.press(ADMIN, { messageId: message.messageId, data: button.callback_data })
  }
  const { messageId } = sandbox.sendText(ADMIN, `news ${id}`)
  sandbox.sendText(ADMIN, '/admin_broadcast', { replyTo: { messageId } })
  await press(`Broadcast #${id}\n`, 'Check and send')
  await press('Send it to', 'Yes, send')
}
