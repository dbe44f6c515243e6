import { startSandbox } from '@anonchat/telegram-sandbox'
import { expect, it } from 'vitest'
import { transcript } from './transcript.js'

it('shows a chat as the member sees it: theirs on the right, what they received on the left', async () => {
  const token = '1234567890:AAtranscript-test-token-00000000000'
  const sandbox = await startSandbox({ token })
  const { id } = sandbox.createMember({ first_name: 'Anna' })
  sandbox.sendText(id, 'Hi 🙂')
  sandbox.sendMedia(id, 'voice')
  await fetch(`${sandbox.url}/bot${token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      chat_id: id,
      text: 'Hello.\nWho is there?',
      reply_markup: { inline_keyboard: [[{ text: 'Skip', callback_data: 'skip' }]] },
    }),
  })
  const lines = transcript(sandbox.view(id))
  await sandbox.stop()
  expect(lines[0]).toMatch(/^── What Anna saw ─+$/)
  expect(lines.slice(1).map((line) => line.trimEnd())).toEqual([
    '',
    `${' '.repeat(71)}Hi 🙂`,
    '',
    `${' '.repeat(69)}[voice]`,
    '',
    '  Hello.',
    '  Who is there?',
    '  [ Skip ]',
  ])
})
