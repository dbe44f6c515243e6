import type { Settings } from '../options.js'
import type { Store } from '../store/store.js'
import { type Bot, newBot, stopBot } from './bot.js'
import { restoreBot } from './restore.js'

const WELL_FORMED = /^\d{1,16}:[A-Za-z0-9_-]{35,}$/

/** The bots of a sandbox, by token. */
export class Bots {
  readonly default: Bot
  private readonly byToken = new Map<string, Bot>()

  private constructor(
    private readonly settings: Settings,
    private readonly store: Store | null,
  ) {
    this.default = this.get(settings.token)
  }

  /** The default bot, and those of the store as they were. `resume` lets their webhooks go on. */
  static async open(settings: Settings, store: Store | null): Promise<{ bots: Bots; resume(): void }> {
    const known = store ? await store.tokens() : []
    const bots = new Bots(settings, store)
    const resumes: Array<() => void> = []
    for (const token of known) {
      const bot = bots.accepted(token)
      if (bot && store) resumes.push(await restoreBot(bot, store.entries(token)))
    }
    return {
      bots,
      resume: () => {
        for (const resume of resumes) resume()
      },
    }
  }

  /** The bot of a token that a caller showed; null: not accepted. */
  accepted(token: string): Bot | null {
    const known = this.byToken.get(token)
    if (known) return known
    const { tokens } = this.settings
    return (tokens ? tokens.has(token) : WELL_FORMED.test(token)) ? this.get(token) : null
  }

  /** The bot of a token, made when it is new. */
  get(token: string): Bot {
    const known = this.byToken.get(token)
    if (known) return known
    const bot = newBot(token, this.settings, this.byToken.size, this.store?.keeper(token) ?? null)
    this.byToken.set(token, bot)
    return bot
  }

  list(): Bot[] {
    return [...this.byToken.values()]
  }

  stop(): void {
    for (const bot of this.byToken.values()) stopBot(bot)
  }
}
