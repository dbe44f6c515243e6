import type { Bot } from '../world/bot.js'
import type { CrowdControl } from './actor.js'
import { Crowd } from './crowd.js'

/** The crowd of a bot, made when it is first asked for. */
export function crowdOf(bot: Bot, control: CrowdControl): Crowd {
  bot.crowd ??= new Crowd({
    control,
    onState: (crowd) => bot.hooks.event.emit({ type: 'crowd', crowd }),
    onFigures: (figures) => bot.hooks.event.emit({ type: 'figures', figures }),
    waiting: () => bot.monitor.waiting,
  })
  return bot.crowd
}
