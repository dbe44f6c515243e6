import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DueQueue, NOWHERE, type Waiting } from './due-queue.js'

const people = (count: number): Waiting[] => Array.from({ length: count }, () => ({ due: 0, place: NOWHERE }))

it('gives everybody once, in the order of their times, however they were moved and removed', () => {
  const step = fc.record({
    who: fc.nat(19),
    due: fc.nat(1000),
    what: fc.constantFrom('set', 'set', 'set', 'remove'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = new DueQueue<Waiting>()
      const all = people(20)
      const model = new Map<Waiting, number>()
      for (const { who, due, what } of steps) {
        const item = all[who]
        if (!item) throw new Error('there is no such item')
        if (what === 'set') {
          queue.set(item, due)
          model.set(item, due)
        } else {
          queue.remove(item)
          model.delete(item)
        }
      }
      expect(queue.size).toBe(model.size)
      const taken: Waiting[] = []
      for (let item = queue.take(1000); item; item = queue.take(1000)) taken.push(item)
      expect(new Set(taken)).toEqual(new Set(model.keys()))
      expect(taken.map(({ due }) => due)).toEqual([...model.values()].sort((a, b) => a - b))
      expect(all.every(({ place }) => place === NOWHERE)).toBe(true)
    }),
  )
})

it('gives nobody before their time', () => {
  const queue = new DueQueue<Waiting>()
  const [one] = people(1)
  if (!one) throw new Error('there is nobody')
  queue.set(one, 100)
  expect(queue.take(99.9)).toBeUndefined()
  expect(queue.take(100)).toBe(one)
  expect(queue.take(100)).toBeUndefined()
})
