import { waitUntil } from '@anonchat/servers'
import type { BotControl } from '@anonchat/telegram-sandbox'
import type { Player } from '../demo/play.js'

const LIMIT_MS = 60_000

/** Sends everybody home, so that nobody who is gone waits for a partner; then forgets them. */
export async function leave(bot: BotControl, ...players: readonly Player[]): Promise<void> {
  bot.setCrowd({ ...bot.crowd(), size: 0 })
  for (const { id } of players) bot.sendText(id, '/stop')
  const isIdle = ({ id, texts }: Player) =>
    JSON.stringify(bot.view(id).keyboard ?? '').includes(texts.keys.search)
  await waitUntil(
    async () => players.every(isIdle) && bot.crowd().present === 0,
    LIMIT_MS,
    () => 'somebody did not come out of their chat',
  )
  bot.reset()
}
