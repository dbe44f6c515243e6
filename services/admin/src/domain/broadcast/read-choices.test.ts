import { describe, expect, it } from 'vitest'
import { readChoices, timeText, writtenChoices } from './read-choices.js'

const NOW = Date.UTC(2026, 11, 24, 12, 0)
const NOTHING = { language: '-', gender: '-', premium: '-', active: '-', city: '', at: '', buttons: '' }
const draft = { scheduledAt: null, sourceMessageIds: [7] }
const read = (form: Record<string, string>, of = draft as Parameters<typeof readChoices>[1], paid = true) =>
  readChoices({ ...NOTHING, ...form }, of, paid, NOW)

describe('the form of a draft', () => {
  it('that chooses nothing is for everybody, at once, without buttons and for nothing', () => {
    expect(read({})).toEqual({
      changes: {
        audience: { language: null, gender: null, isPremium: null, activeWithinDays: null, cityKey: null },
        scheduledAt: null,
        buttons: null,
        allowPaid: false,
      },
    })
  })

  it('reads every choice', () => {
    const form = { language: 'fa', gender: 'female', premium: '0', active: '7', city: 'Graz', paid: '1' }
    expect(read({ ...form, at: '۱۸:۳۰', buttons: 'A - https://a.org' })).toEqual({
      changes: {
        audience: {
          language: 'fa',
          gender: 'female',
          isPremium: false,
          activeWithinDays: 7,
          cityKey: 'graz',
        },
        scheduledAt: new Date(Date.UTC(2026, 11, 24, 18, 30)),
        buttons: 'A - https://a.org',
        allowPaid: true,
      },
    })
  })

  it.each<[Record<string, string>, object]>([
    [{ language: 'xx' }, { faulty: 'form' }],
    [{ gender: 'x' }, { faulty: 'form' }],
    [{ premium: '2' }, { faulty: 'form' }],
    [{ active: '0' }, { faulty: 'form' }],
    [{ active: 'x' }, { faulty: 'form' }],
    // Would be no city at all, which is everybody.
    [{ city: '!!!' }, { faulty: 'form' }],
    [{ at: 'yesterday' }, { faulty: 'time' }],
    [{ at: '2026-12-24 11:59' }, { faulty: 'time' }],
    [{ buttons: 'A - b' }, { faulty: 'links', lines: ['A - b'] }],
  ])('does not take %j', (form, faulty) => {
    expect(read(form)).toEqual(faulty)
  })

  it('shows a draft as it reads it', () => {
    const changes = {
      audience: { language: 'fa', gender: 'other', isPremium: true, activeWithinDays: 30, cityKey: 'graz' },
      scheduledAt: new Date(NOW + 3_600_000),
      buttons: 'A - https://a.org',
      allowPaid: true,
    } as const
    expect(read(writtenChoices(changes))).toEqual({ changes })
  })

  it('lets a time stay that is past by now', () => {
    const scheduledAt = new Date(NOW - 90_500)
    expect(read({ at: timeText(scheduledAt) }, { ...draft, scheduledAt })).toMatchObject({
      changes: { scheduledAt },
    })
  })

  it('gives an album neither buttons nor a price, and nothing a price that the operator does not allow', () => {
    const form = { buttons: 'A - https://a.org', paid: '1' }
    expect(read(form, { ...draft, sourceMessageIds: [7, 8] })).toMatchObject({
      changes: { buttons: null, allowPaid: false },
    })
    expect(read(form, draft, false)).toMatchObject({ changes: { allowPaid: false } })
  })
})
