import { ANYBODY } from '@anonchat/contracts'
import { findMember } from '@anonchat/store'
import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { changed } from '../src/domain/acts/filters.js'
import { readChoice } from '../src/domain/choice-buttons.js'
import { play } from './play.js'
import { press, text } from './updates.js'

const world = play({ FREE_FILTERS: 'city', FLOOD_BURST: '1000' })

/** What the member's next search asks for. */
async function wants(id: number) {
  const command = text(id, '/search')
  await world().deliver(command, text(id, '/stop'))
  const request = (await world().matches()).find(({ trace }) => trace === command.trace)
  return request?.type === 'request' ? request.ticket.wants : undefined
}
const makePremium = async (id: number) => {
  await world().db.prisma.user.update({ where: { telegramId: BigInt(id) }, data: { isPremium: true } })
  await world().redis.del(`profile:${id}`)
}

describe.each(['en', 'fa'])('the filters in %s', (lang) => {
  const texts = t(lang)

  it('are locked without premium, unless they are free', async () => {
    const id = await world().member(lang)
    await world().deliver(text(id, '/filters'))
    const sent = JSON.stringify((await world().envelopesTo(id)).at(-1)?.action)
    expect(sent).toContain(`🔒 ${texts.buttons.showGender}`)
    expect(sent).toContain(`🔒 ${texts.buttons.showAge}`)
    expect(sent).not.toContain(`🔒 ${texts.buttons.sameCity}`)
    await world().deliver(press(id, 'want:gender'), press(id, 'want:male:off'), press(id, 'want:ageMin:25'))
    expect((await world().wordsTo(id)).slice(-3)).toEqual(Array(3).fill(texts.filters.needsPremium()))
    await world().deliver(press(id, 'want:city:on'), press(id, 'want:city:on'))
    expect((await world().envelopesTo(id)).at(-1)?.action).toMatchObject({ kind: 'edit' })
    expect(await wants(id)).toEqual({ ...ANYBODY, sameCity: true })
  })

  it('are saved for premium members, and count for the next search', async () => {
    const id = await world().member(lang)
    await makePremium(id)
    await world().deliver(press(id, 'want:male:off'), press(id, 'want:other:off'))
    await world().deliver(press(id, 'want:ageMin:25'), press(id, 'want:ageMax:20'))
    const filters = { genders: ['female'], ageMin: 20, ageMax: 20, sameCity: false }
    expect((await findMember(world().db, id))?.filters).toEqual(filters)
    expect((await world().wordsTo(id)).at(-1)).toContain(texts.gender.female)
    expect(await wants(id)).toEqual(filters)
  })
})

describe('a change of filters', () => {
  const none = { genders: [], ageMin: null, ageMax: null, sameCity: false }

  it('leaves somebody to look for', () => {
    const female = { ...none, genders: ['female'] as const }
    expect(changed(female, { name: 'gender', gender: 'female', on: false })).toEqual(female)
  })

  it('of the last gender makes it anybody', () => {
    const two = { ...none, genders: ['male', 'female'] as const }
    expect(changed(two, { name: 'gender', gender: 'other', on: true })).toEqual(none)
  })

  it.each([
    'want:ageMin:17',
    'want:ageMax:100',
    'want:ageMin:x',
    'want:ageMin:',
    'want:them:on',
    'tell:name:on',
  ])('by %s is none of our buttons', (data) => {
    expect(readChoice(data, 1)).toBeNull()
  })
})
