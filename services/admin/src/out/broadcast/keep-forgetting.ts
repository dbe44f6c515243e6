import { every, type Tick } from '@anonchat/runtime'
import { forgetRecipients } from '@anonchat/store'
import { UNDO_MS } from '../../domain/broadcast/living-screen.js'
import type { BroadcastContext } from './context.js'

const PERIOD_MS = 3_600_000

/** Forgets, at the start and every hour, whom broadcasts went to, as soon as Telegram lets nobody delete what they got. */
export const keepForgetting = ({ db, log, now }: Pick<BroadcastContext, 'db' | 'log' | 'now'>): Tick =>
  every(PERIOD_MS, 'recipients of broadcasts', log, async () => {
    const parcels = await forgetRecipients(db, new Date(now() - UNDO_MS))
    if (parcels > 0) log.info({ parcels }, 'forgot whom broadcasts went to')
  })
