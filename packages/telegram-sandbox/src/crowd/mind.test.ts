import { describe, expect, it } from 'vitest'
import { type Deed, type Mind, newMind } from './mind.js'
import { notice } from './notice.js'
import { LEAVE_TRIES, PATIENCE_MS, TEMPO } from './pace.js'
import type { Seen } from './reading.js'
import { lookAround, sendHome, wake } from './wake.js'

const ROOM: Seen = { kind: 'room' }
const MENU: Seen = { kind: 'menu' }
const WORDS: Seen = { kind: 'plain', text: 'hello', messageId: 50 }
const buttons = (...data: string[]): Seen => ({ kind: 'buttons', data, messageId: 40 })

/** One person on a clock of the test. Chance always says `chance`. */
class Life {
  mind: Mind = newMind(0)
  now = 0
  constructor(private readonly chance = 0.5) {}

  private get moment() {
    return { now: this.now, random: () => this.chance, pace: 'busy' as const }
  }

  sees(seen: Seen, fromCrowd = false): this {
    this.mind = notice(this.mind, seen, fromCrowd, this.moment)
    return this
  }

  /** Lets time pass until the person is due, and gives what they do. */
  next(): Deed | null {
    this.now = Math.max(this.now, this.mind.due)
    const { mind, deed } = wake(this.mind, this.moment)
    this.mind = mind
    return deed
  }

  /** What the person does up to a time. */
  until(time: number): Deed[] {
    const deeds: Deed[] = []
    while (this.mind.due <= time) {
      const deed = this.next()
      if (deed) deeds.push(deed)
    }
    this.now = time
    return deeds
  }
}

const inRoom = (chance?: number): Life => {
  const life = new Life(chance).sees(MENU)
  life.next()
  return life.sees(ROOM)
}
const text = (what: string): Deed => ({ kind: 'text', text: what })
const press = (data: string): Deed => ({ kind: 'press', messageId: 40, data })

describe('somebody new', () => {
  it('answers the questions one after the other, by choices, a number, a city and no photo, and then searches', () => {
    const life = new Life()
    expect(life.next()).toEqual(text('/start'))
    expect(life.sees(buttons('gender:male', 'gender:female', 'gender:other')).next()).toEqual(
      press('gender:female'),
    )
    expect(life.sees(buttons('back')).next()).toEqual({ kind: 'text', text: expect.stringMatching(/^\d\d$/) })
    expect(life.sees(buttons('back')).next()).toEqual({
      kind: 'text',
      text: expect.stringMatching(/^\p{L}+$/u),
    })
    expect(life.sees(buttons('skip', 'back')).next()).toEqual(press('skip'))
    expect(life.sees(MENU).mind.phase).toBe('idle')
    expect(life.next()).toEqual(text('/search'))
    expect(life.sees(buttons('cancel')).mind.phase).toBe('searching')
  })

  it('starts again when nothing is answered', () => {
    const life = new Life()
    expect([life.next(), life.next()]).toEqual([text('/start'), text('/start')])
  })

  it('leaves a search of an earlier life, but does not argue for ever', () => {
    const life = new Life()
    life.next()
    const deeds = [1, 2, 3, 4].map(() => life.sees(WORDS).next())
    expect(deeds).toEqual([text('/stop'), text('/stop'), text('/stop'), text('/start')])
  })
})

describe('with another of the crowd', () => {
  it('greets first, talks at the pace, and goes when the time of the room is over', () => {
    const life = inRoom()
    const start = life.now
    expect(life.next()).toEqual({ kind: 'greet' })
    life.sees(WORDS, true)
    const deeds = life.until(start + TEMPO.busy.room[1] + TEMPO.busy.gap[1])
    const remarks = deeds.slice(
      0,
      deeds.findIndex((deed) => deed.kind === 'text'),
    )
    expect(remarks.length).toBeGreaterThan(3)
    expect(remarks.every(({ kind }) => kind === 'remark')).toBe(true)
    expect(deeds[remarks.length]).toEqual(text('/next'))
  })

  it('rests after some rooms', () => {
    const life = inRoom(0.9)
    life.sees(WORDS, true)
    const deeds = life.until(life.now + TEMPO.busy.room[1] + TEMPO.busy.gap[1] + TEMPO.busy.rest[1])
    expect(deeds).toContainEqual(text('/stop'))
    expect(deeds.at(-1)).toEqual(text('/search'))
  })

  it('looks for another one when a played member waits', () => {
    const life = inRoom(0.9).sees(WORDS, true)
    life.mind = lookAround(life.mind, life.now + 10)
    expect(life.next()).toEqual(text('/next'))
    expect(life.sees(MENU).mind.phase).toBe('searching')
  })
})

describe('with a played member', () => {
  it('answers every message after a moment, reacts sometimes, and stays long after the room of a crowd would end', () => {
    const life = inRoom()
    for (let i = 0; i < 20; i += 1) {
      life.sees(WORDS).sees(WORDS)
      const asked = life.now
      expect([life.next(), life.next()]).toEqual([{ kind: 'remark' }, { kind: 'remark' }])
      expect(life.now - asked).toBeGreaterThan(1000)
      expect(life.now - asked).toBeLessThan(10_000)
      expect(life.until(life.now + 30_000)).toEqual([])
    }
    expect(life.mind.phase).toBe('talking')
    const reacting = inRoom(0.1).sees(WORDS)
    expect([reacting.next(), reacting.next()]).toEqual([{ kind: 'react', messageId: 50 }, { kind: 'remark' }])
  })

  it('does not fill a silence with words, and goes when it lasts ten minutes', () => {
    const life = inRoom().sees(WORDS)
    const deeds = life.until(life.now + PATIENCE_MS + 120_000)
    expect(deeds.map(({ kind }) => kind)).toEqual(['remark', 'remark', 'remark', 'remark', 'text'])
    expect(deeds.at(-1)).toEqual(text('/next'))
  })
})

describe('somebody who is sent home', () => {
  const sent = (life: Life): Life => {
    life.mind = sendHome(life.mind, life.now)
    return life
  }

  it('stops until the bot has said twice that nothing goes on, and only then is removed', () => {
    const life = sent(inRoom())
    expect(life.next()).toEqual(text('/stop'))
    expect(life.sees(MENU).next()).toEqual(text('/stop'))
    expect(life.sees(MENU).next()).toEqual({ kind: 'go' })
  })

  it('leaves a room that opens meanwhile too', () => {
    const life = sent(inRoom())
    life.next()
    life.sees(MENU).next()
    life.sees(MENU)
    expect(life.sees(ROOM).next()).toEqual(text('/stop'))
    life.sees(MENU).next()
    expect(life.sees(MENU).next()).toEqual({ kind: 'go' })
  })

  it('answers nobody and no question any more', () => {
    const life = sent(inRoom())
    life.next()
    const { due } = life.mind
    expect(life.sees(WORDS).sees(buttons('gender:male')).mind.due).toBe(due)
  })

  it('is removed at once who only registers, when what the bot still says has come', () => {
    const life = new Life()
    life.next()
    expect(sent(life).next()).toBeNull()
    expect(life.next()).toEqual({ kind: 'go' })
  })

  it('blocks a bot that does not answer, so that it ends the room when it is back', () => {
    const life = sent(inRoom())
    const deeds = Array.from({ length: LEAVE_TRIES + 1 }, () => life.next())
    expect(deeds.slice(0, -1).every((deed) => deed?.kind === 'text')).toBe(true)
    expect(deeds.at(-1)).toEqual({ kind: 'vanish' })
  })
})
