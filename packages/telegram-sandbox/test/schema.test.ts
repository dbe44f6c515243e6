import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { botApiSchema } from '../src/index.js'
import { generateSchema } from './generate-schema.js'

describe('the generated schema', () => {
  it('is what the types package says now', () => {
    const stored = readFileSync(new URL('../src/schema/bot-api.generated.json', import.meta.url), 'utf8')
    expect(generateSchema() === stored).toBe(true)
  })

  it('knows every method, and nothing of a convenience of the types package', () => {
    expect(Object.keys(botApiSchema.methods).length).toBeGreaterThan(180)
    expect(JSON.stringify(botApiSchema)).not.toMatch(/toJSON|toString|Blob/)
  })

  it('holds every definition that it refers to', () => {
    const refs = JSON.stringify(botApiSchema).matchAll(/"#\/definitions\/([^"]+)"/g)
    const missing = [...refs]
      .map(([, name = '']) => name)
      .filter((name) => !(name in botApiSchema.definitions))
    expect(missing).toEqual([])
  })
})
