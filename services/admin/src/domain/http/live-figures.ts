import type { Texts } from '@anonchat/texts'
import type { Stats } from '../stats.js'

/** A figure of the page that is always new. */
export interface LiveFigure {
  readonly name: string
  readonly label: string
  readonly value: number
}

export function liveFigures({ panel }: Texts, { days, now, searching, sending }: Stats): LiveFigure[] {
  const today = days.at(-1)
  const figure = (name: string, label: () => string, value: number): LiveFigure => ({
    name,
    label: label(),
    value,
  })
  return [
    figure('searching', panel.searching, searching),
    figure('rooms', panel.roomsNow, now.roomsNow),
    figure('sends', panel.sends, Math.round(sending.perSecond * 10) / 10),
    figure('waiting-live', panel.waitingLive, sending.live),
    figure('waiting-bulk', panel.waitingBulk, sending.bulk),
    figure('reports', panel.reportsOpen, now.reportsOpen),
    figure('broadcasts', panel.broadcastsRunning, now.broadcastsRunning),
    figure('active', panel.activeToday, now.activeToday),
    figure('active-week', panel.activeInWeek, now.activeInWeek),
    figure('members', panel.allMembers, today?.members ?? 0),
    figure('premium', panel.premiumMembers, today?.premiumMembers ?? 0),
    figure('banned', panel.bannedMembers, now.banned),
  ]
}
