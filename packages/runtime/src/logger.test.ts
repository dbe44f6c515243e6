import { expect, it } from 'vitest'
import { createLogger, describeError } from './logger.js'

const lineOf = (log: (logger: ReturnType<typeof createLogger>) => void): string => {
  const written: string[] = []
  log(createLogger('test', 'trace', { write: (line) => void written.push(line) }))
  return written.join('')
}

it('logs an error without ids, words and what hangs on it, and with where it came from', () => {
  const error = Object.assign(
    new Error('member 123456789 said "hello"', { cause: new Error('key 987654321') }),
    {
      code: 'E_TEST',
      payload: { text: 'rosebud' },
      command: { name: 'set', args: ['rosebud'] },
    },
  )
  const line = lineOf((log) => log.error({ err: error, error }, 'failed'))
  expect(line).not.toMatch(/123456789|987654321|hello|rosebud/)
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    service: 'test',
    msg: 'failed',
    err: { type: 'Error', code: 'E_TEST', stack: expect.stringContaining('logger.test.ts') },
  })
})

it('describes what is thrown without being an error', () => {
  expect(describeError('member 123456789')).toEqual({ type: 'string', message: 'member #' })
  expect(describeError(undefined)).toEqual({ type: 'undefined', message: 'undefined' })
})

it('keeps a message short', () => {
  expect(describeError(new Error('x'.repeat(10_000))).message.length).toBeLessThanOrEqual(500)
})
