import { describe, expect, it } from 'vitest'
import { CATALOG, QUEUES, STREAMS, shapeOf } from './index.js'

const matches = (pattern: string, subject: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^.]+')}$`).test(subject)

describe('every contract', () => {
  it.each(CATALOG)('$subject parses its example and gives it back unchanged', ({ schema, example }) => {
    expect(schema.parse(example)).toEqual(example)
  })

  it.each(CATALOG)('$subject is stored by exactly its stream', ({ subject, stream }) => {
    const concrete = subject.replace(/<.>/, '7').replace('<call>', 'abc').replace('<stream>', 'members')
    const storing = Object.entries(STREAMS).filter(([, s]) => s.subjects.some((p) => matches(p, concrete)))
    expect(storing.map(([name]) => name)).toEqual(stream === null ? [] : [stream])
  })

  it.each(CATALOG)('$subject refuses an empty payload', ({ schema }) => {
    expect(schema.safeParse({}).success).toBe(false)
  })

  it.each(Object.entries(QUEUES))('queue %s parses its example', (_, { schema, example }) => {
    expect(schema.parse(example)).toEqual(example)
  })
})

describe('the shape of a payload', () => {
  it('holds no string and no number of it', () => {
    const shape = JSON.stringify(shapeOf({ id: 123456789, text: 'secret', list: [{ name: 'Ann' }] }))
    expect(shape).not.toMatch(/secret|Ann|123456789/)
  })

  it('ends on endless nesting', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)
    expect(JSON.stringify(shapeOf(deep)).length).toBeLessThan(100)
  })
})
