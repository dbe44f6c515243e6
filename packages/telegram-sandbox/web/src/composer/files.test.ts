import { describe, expect, test } from 'vitest'
import { clock, grouped, kindOf, sizeText } from './files.js'

describe('a file becomes', () => {
  test.each([
    ['image/jpeg', 'photo'],
    ['image/png', 'photo'],
    ['image/gif', 'animation'],
    ['image/svg+xml', 'document'],
    ['video/mp4', 'video'],
    ['audio/mpeg', 'audio'],
    ['application/pdf', 'document'],
    ['', 'document'],
  ])('%j: a %s', (type, kind) => {
    expect(kindOf({ type, size: 1_000 })).toBe(kind)
  })

  test('a document when it is too large for a photo', () => {
    expect(kindOf({ type: 'image/png', size: 11 * 1024 * 1024 })).toBe('document')
  })
})

describe('albums', () => {
  const items = (...kinds: Array<'photo' | 'video' | 'audio' | 'document' | 'animation'>) =>
    kinds.map((kind) => ({ kind }))
  const sizes = (...kinds: Parameters<typeof items>): number[] =>
    grouped(items(...kinds)).map(({ length }) => length)

  test('photos and videos stand together, other kinds among themselves', () => {
    expect(sizes('photo', 'video', 'photo')).toEqual([3])
    expect(sizes('photo', 'document', 'document', 'audio')).toEqual([1, 2, 1])
  })

  test('a GIF is always alone', () => {
    expect(sizes('animation', 'animation')).toEqual([1, 1])
  })

  test('hold no more than ten; nothing is left out', () => {
    expect(sizes(...Array.from({ length: 23 }, () => 'photo' as const))).toEqual([10, 10, 3])
    expect(sizes()).toEqual([])
  })
})

test('sizes and times read as people write them', () => {
  expect(sizeText(0)).toBe('0 B')
  expect(sizeText(1_536)).toBe('1.5 KB')
  expect(sizeText(300 * 1024 * 1024)).toBe('300 MB')
  expect(clock(7.9)).toBe('0:07')
  expect(clock(125)).toBe('2:05')
})
