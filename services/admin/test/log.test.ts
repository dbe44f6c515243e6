import { describe, expect, it } from 'vitest'
import { play } from './play.js'
import { said } from './requests.js'
import { ADMIN } from './servers.js'
import { wordsOf } from './world.js'

const world = play()

const answer = async (command: string) => {
  await world().ask(said(ADMIN, command))
  const envelope = (await world().saidTo(ADMIN)).at(-1)
  return envelope === undefined ? '' : wordsOf(envelope)
}

describe('the log', () => {
  it('is that of one member by their Telegram id or their row, in any digits', async () => {
    const [one, other] = [await world().member(), await world().member()]
    for (const { memberId } of [one, other]) await world().ask(said(ADMIN, `/admin_ban ${memberId} 3`))
    const persian = String(one.memberId).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)))
    for (const words of [one.memberId, `#${one.userId}`, persian]) {
      const log = await answer(`/admin_log ${words}`)
      expect(log).toContain(String(one.memberId))
      expect(log).not.toContain(String(other.memberId))
    }
    expect(await answer('/admin_log')).toContain(String(other.memberId))
  })

  it.each(['5', '#4294967295', 'ann', '5 6'])('of nobody is not that of everybody: %s', async (words) => {
    expect(await answer(`/admin_log ${words}`)).toContain(
      `I know nobody with the id ${words.replace('#', '')}.`,
    )
  })
})
