import { describe, expect, it } from 'vitest'
import { EnvironmentError, readEnvironment } from './read-environment.js'

const read = (text: string) => readEnvironment({ PREMIUM_OFFERS: text }, ['PREMIUM_OFFERS']).PREMIUM_OFFERS

describe('what /premium offers', () => {
  it('is packs of days and a subscription, in the order in which they are written', () => {
    expect(read('30d=200, monthly=150,7d=75')).toEqual([
      { id: '30d', days: 30, stars: 200, monthly: false },
      { id: 'monthly', days: 30, stars: 150, monthly: true },
      { id: '7d', days: 7, stars: 75, monthly: false },
    ])
  })

  it('has something in it where nothing is set', () => {
    expect(read('')).not.toEqual([])
  })

  it.each([
    ['30=200', 'offer 1: expected days and Stars like 30d=200, or monthly=150.'],
    ['7d=75,30d', 'offer 2: expected days and Stars like 30d=200, or monthly=150.'],
    ['7d=75,', 'offer 2: expected days and Stars like 30d=200, or monthly=150.'],
    ['0d=75', 'offer 1: expected'],
    ['7d=0', 'offer 1: expected'],
    ['7d=100001', 'offer 1: more than the 100000 Stars that Telegram takes.'],
    ['monthly=10001', 'offer 1: more than the 10000 Stars that Telegram takes.'],
    ['7d=75,7d=80', 'offer 2: these days are offered before.'],
    ['monthly=75,monthly=80', 'offer 2: these days are offered before.'],
  ])('cannot be %s', (text, fault) => {
    expect(() => read(text)).toThrow(EnvironmentError)
    expect(() => read(text)).toThrow(`PREMIUM_OFFERS is wrong: ${fault}`)
  })
})
