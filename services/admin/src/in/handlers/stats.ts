import type { Ask, ButtonAsk } from '../../domain/ask.js'
import { type Period, readPeriod, type Stats } from '../../domain/stats.js'
import { panelsOf, statsButtons, statsText } from '../../domain/stats-screen.js'
import { drawChart } from '../../out/chart.js'
import type { Reply } from '../../out/reply.js'
import { datesOf, type ReadStats } from '../../out/stats.js'
import type { AdminHandler } from '../handler.js'

const RIGHT_TO_LEFT = new Set(['fa'])
const NEW = /^new-(\w+)$/

/** /admin_stats: the figures, under a picture of the last 30 days. */
export function statsHandler({ readStats }: { readonly readStats: ReadStats }): AdminHandler {
  const send = async (ask: Ask, reply: Reply, period: Period): Promise<void> => {
    const stats = await readStats()
    await reply.say({
      content: {
        kind: 'made-file',
        as: 'photo',
        fileName: 'stats.png',
        base64: pictureOf(ask, stats).toString('base64'),
        caption: statsText(ask.texts, stats, period),
      },
      markup: statsButtons(ask.texts, period),
    })
  }
  /** The picture is the same for every period: only the words under it change. */
  const change = async (ask: ButtonAsk, reply: Reply, period: Period): Promise<void> => {
    const caption = statsText(ask.texts, await readStats(), period)
    const { messageId } = ask
    if (messageId === null) return await send(ask, reply, period)
    const target = { by: 'message-id', messageId } as const
    await reply.act({ kind: 'edit-caption', target, caption, markup: statsButtons(ask.texts, period) })
  }
  return {
    command: (ask, reply) => send(ask, reply, readPeriod(ask.words) ?? 'day'),
    button: (ask, reply) => {
      const again = readPeriod(NEW.exec(ask.data)?.[1] ?? '')
      if (again !== null) return () => send(ask, reply, again)
      const period = readPeriod(ask.data)
      return period === null ? null : () => change(ask, reply, period)
    },
  }
}

const pictureOf = ({ texts, lang }: Ask, stats: Stats): Buffer =>
  drawChart({
    panels: panelsOf(texts, stats),
    days: datesOf(stats),
    lang,
    rightToLeft: RIGHT_TO_LEFT.has(lang),
  })
