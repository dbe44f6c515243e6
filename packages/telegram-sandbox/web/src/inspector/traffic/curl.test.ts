import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Call } from '../../../../src/api.js'
import { curlOfCall, curlOfUpdate, quoted } from './curl.js'

const run = promisify(execFile)
const NASTY = `it's $HOME \`id\` "quoted" \\ back\nnext @file <x; & | 🙂`
const call = (params: Record<string, unknown>): Call => ({
  id: 1,
  method: 'sendMessage',
  params,
  status: 200,
  answer: null,
  at: 0,
  durationMs: 0,
  memberId: null,
  traceId: null,
})

/** The words that curl would get from a shell. */
async function wordsFor(command: string): Promise<string[]> {
  const { stdout } = await run('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`])
  return stdout.split('\0').slice(0, -1)
}

test('a shell hands on what was quoted, letter by letter', async () => {
  const { stdout } = await run('sh', ['-c', `printf %s ${quoted(NASTY)}`])
  expect(stdout).toBe(NASTY)
})

test('the command does the same call', async () => {
  const params = { chat_id: 5, text: NASTY, reply_markup: { keyboard: [[{ text: "it's" }]] } }
  const words = await wordsFor(curlOfCall(call(params), 'http://h:1', '1:AA'))
  const json = words.at(-1) ?? ''
  const head = ['-sS', '-X', 'POST', 'http://h:1/bot1:AA/sendMessage', '-H', 'content-type: application/json']
  expect(words).toEqual([...head, '--data-binary', json])
  expect(JSON.parse(json)).toEqual(params)
})

test('an upload is sent from a file with the name of its field; other parameters are kept as they are', async () => {
  const params = { chat_id: 5, photo: 'attach://photo', caption: `@${NASTY}` }
  const words = await wordsFor(curlOfCall(call(params), 'http://h', 't'))
  const fields = ['--form-string', 'chat_id=5', '--form-string', `caption=@${NASTY}`, '-F', 'photo=@./photo']
  expect(words).toEqual(['-sS', 'http://h/bott/sendMessage', ...fields])
})

test('files that an album names are uploaded beside it', async () => {
  const media = [{ type: 'photo', media: 'attach://one' }]
  const words = await wordsFor(curlOfCall(call({ media }), 'http://h', 't'))
  expect(words.slice(2)).toEqual(['--form-string', `media=${JSON.stringify(media)}`, '-F', 'one=@./one'])
})

test('an update is handed in again without its number', async () => {
  const chat = { id: 5, type: 'private' as const, first_name: 'A' }
  const message = { message_id: 1, date: 0, chat, text: NASTY }
  const sent = { update: { update_id: 9, message }, at: 0, memberId: 5, trace: '1-9' }
  const words = await wordsFor(curlOfUpdate(sent, 'http://h', '1:AA'))
  expect(words).toContain('http://h/control/updates?bot=1%3AAA')
  expect(JSON.parse(words.at(-1) ?? '')).toEqual({ message })
})
