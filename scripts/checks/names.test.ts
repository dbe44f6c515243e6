import { describe, expect, it } from 'vitest'
import { CLEAN_TREE, runPlanted } from './lib/planted.js'

const plant = (text: string) =>
  runPlanted('names', { ...CLEAN_TREE, 'services/left/src/out/send.ts': `${text}\n` })

describe('the names of subjects, streams and queues', () => {
  it.each([
    "export const send = 'an answer, and no subject'",
    "export const send = (redis) => redis.scan('0', 'MATCH', 'lane:*')",
    "export const send = { kind: 'bulk', file: 'match.lua', text: 'member.name' }",
  ])('are not seen in %s', async (text) => {
    const { status, stderr } = await plant(text)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it.each([
    "export const send = 'member.7.update'",
    `export const send = (p: number) => \`member.\${p}.update\``,
    "export const send = 'outbound.*'",
    "export const send = 'admin.command'",
    "export const send = 'dead.members'",
    "export const send = 'OUTBOUND'",
    "publish('answer', {})",
    "bus.publish('answer', {})",
    "new Queue('deliver')",
    "openWorker('timers', 1)",
  ])('are found in %s', async (text) => {
    const { status, stderr } = await plant(text)
    expect(status).toBe(1)
    expect(stderr).toMatch(/send\.ts:1: '.+' names a subject, stream or queue/)
  })
})
