import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { answersAt } from './answers-at.js'

test('an error is an answer, a closed port is none', async () => {
  const server = createServer((_, response) => response.writeHead(405).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/app#tgWebAppData=a`
  expect(await answersAt(url)).toBe(true)
  await new Promise((resolve) => server.close(resolve))
  expect(await answersAt(url)).toBe(false)
})
