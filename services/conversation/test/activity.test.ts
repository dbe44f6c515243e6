import { createLogger } from '@anonchat/runtime'
import { describe, expect, it } from 'vitest'
import { openActivity } from '../src/out/activity.js'
import { play } from './play.js'

const world = play()

describe('when a member was last seen', () => {
  it('is written to the record at the latest when the service stops', async () => {
    const id = await world().member()
    const row = () => world().db.prisma.user.findUniqueOrThrow({ where: { telegramId: BigInt(id) } })
    const before = (await row()).lastActiveAt?.getTime() ?? 0
    const activity = openActivity(world().db, createLogger('test', 'silent'))
    activity.seen(id)
    await activity.close()
    expect((await row()).lastActiveAt?.getTime()).toBeGreaterThan(before)
  })
})
