import { forgetRecipients } from '@anonchat/store'
import { UNDO_MS } from '../../domain/broadcast/living-screen.js'
import type { BroadcastContext } from './context.js'

const PERIOD_MS = 3_600_000

/**
 * Forgets, at the start and every hour, whom broadcasts went to, as soon as Telegram lets nobody delete what they got.
 * @returns a function that ends it
 */
export function keepForgetting({ db, log, now }: Pick<BroadcastContext, 'db' | 'log' | 'now'>): () => void {
  const forget = async (): Promise<void> => {
    const parcels = await forgetRecipients(db, new Date(now() - UNDO_MS))
    if (parcels > 0) log.info({ parcels }, 'forgot whom broadcasts went to')
  }
  const run = () => {
    forget().catch((error) => log.warn({ err: error }, 'whom broadcasts went to was not forgotten'))
  }
  run()
  const timer = setInterval(run, PERIOD_MS)
  return () => clearInterval(timer)
}
