import { t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { press, text } from './updates.js'

const en = t('en')
// Slow enough to refill nothing while the test runs.
const world = play({ FLOOD_BURST: '10', FLOOD_PER_SECOND: '0.001', FLOOD_MUTE_SECONDS: '600' })

describe('a member who writes too fast', () => {
  it('is warned once, muted once, and heard no more; but may leave the room all the same', async () => {
    const { a, b } = await world().pair()
    const count = async () =>
      (await world().envelopesTo(b)).filter(({ fence }) => fence?.kind === 'within').length
    // Five of the registration and one of the search are spent; the one that is warned of is still delivered.
    await world().deliver(...Array.from({ length: 8 }, (_, i) => text(a, `word ${i}`)))
    expect(await count()).toBe(5)
    const words = await world().wordsTo(a)
    expect(words.filter((one) => one === en.general.floodWarning())).toHaveLength(1)
    expect(words.filter((one) => one === en.general.muted({ time: { seconds: 600 } }))).toHaveLength(1)
    const button = press(a, 'search')
    await world().deliver(button)
    expect((await world().answers()).some(({ trace }) => trace === button.trace)).toBe(true)
    await world().deliver(text(a, '/stop'))
    expect((await world().wordsTo(a)).at(-2)).toBe(en.room.endedByMe())
    expect((await world().wordsTo(b)).at(-2)).toBe(en.room.endedByPartner())
  })
})
