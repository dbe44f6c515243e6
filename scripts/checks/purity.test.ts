import { describe, expect, it } from 'vitest'
import { CLEAN_TREE, runPlanted } from './lib/planted.js'

const plant = (files: Record<string, string>) => runPlanted('purity', { ...CLEAN_TREE, ...files })
const decide = (body: string) => ({
  'services/left/src/domain/decide.ts': `export const decide = () => ${body}\n`,
})

describe('domain/', () => {
  it('may handle times, and properties that are called like globals', async () => {
    const { status, stderr } = await plant(decide('[new Date(0), Math.max(1, 2), ({ process: 1 }).process]'))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  it.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'process.pid',
    'process',
    'crypto.randomUUID()',
    'performance.now()',
    "fetch('http://127.0.0.1')",
    'setTimeout(() => 1, 1)',
    "console.log('x')",
    "globalThis['process']",
  ])('must not use %s', async (body) => {
    const { status, stderr } = await plant(decide(body))
    expect(status).toBe(1)
    expect(stderr).toMatch(/decide\.ts:1: domain\/ uses .*; hand it in/)
  })
})

describe('main.ts', () => {
  it('must not grow', async () => {
    const { status, stderr } = await plant({ 'services/left/src/main.ts': 'let a = 1\n'.repeat(16) })
    expect(status).toBe(1)
    expect(stderr).toMatch(/main\.ts: 16 lines/)
  })
})
