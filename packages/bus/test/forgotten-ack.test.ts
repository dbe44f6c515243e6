import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { mailboxOf, numbered, numberOf, testBus } from './setup.js'

const SOMEBODY = 1
const ME = 2
const LIMIT = { timeout: 60_000 }
const given = testBus()
const { stream, durable } = mailboxOf(ME)

const pending = async () =>
  (await given.bus.jsm.consumers.info(stream, durable).catch(() => undefined))?.num_ack_pending
/** What the server knows of my consumer after a crash. */
const stateFile = () =>
  join(dirname(given.server.logFile), 'jetstream/jetstream/$G/streams', stream, 'obs', durable, 'o.dat')

it('a message whose acknowledgement the server forgot in a crash does not hold up those after it', async () => {
  // The server gives up by itself only what is older than the oldest message of the stream.
  await given.publisher.memberEvent(numbered(SOMEBODY, 0), 'oldest')
  await given.publisher.memberEvent(numbered(ME, 1), 'first')
  const done: number[] = []
  let finish = () => {}
  const mayFinish = new Promise<void>((resolve) => {
    finish = resolve
  })
  given.listen(ME, async (event) => {
    await mayFinish
    done.push(numberOf(event))
  })
  await vi.waitUntil(async () => (await pending()) === 1, LIMIT)
  await given.server.stop()
  const older = `${stateFile()}.older`
  await copyFile(stateFile(), older)
  await given.server.start()
  finish()
  await vi.waitUntil(async () => (await pending()) === 0, LIMIT)

  await given.server.stop('SIGKILL')
  await copyFile(older, stateFile())
  await given.server.start()
  await vi.waitUntil(given.bus.connected, LIMIT)
  await given.publisher.memberEvent(numbered(ME, 2), 'second')
  await vi.waitUntil(() => done.includes(2), LIMIT)
  expect(done).toEqual([1, 2])
}, 90_000)
