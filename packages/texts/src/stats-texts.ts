import type { Duration, Text, TextWith } from './filling.js'

/** Figures that admins read. */
export interface StatsTexts {
  readonly title: TextWith<{ period: string }>
  readonly day: Text
  readonly week: Text
  readonly month: Text
  readonly members: TextWith<{ all: number; premium: number; banned: number; unreachable: number }>
  readonly active: TextWith<{ today: number; week: number }>
  readonly joined: TextWith<{ joined: number }>
  readonly rooms: TextWith<{ rooms: number; open: number }>
  readonly length: TextWith<{ time: Duration; perRoom: number }>
  readonly matching: TextWith<{ searching: number; wait: Duration; share: number }>
  readonly reports: TextWith<{ reports: number; open: number }>
  readonly stars: TextWith<{ stars: number; refunded: number }>
  readonly sending: TextWith<{ rate: number; limit: number; live: number; bulk: number }>
  readonly sendingFree: TextWith<{ rate: number; live: number; bulk: number }>
  readonly broadcasts: TextWith<{ running: number }>
  readonly chartActive: Text
  readonly chartNew: Text
  readonly chartRooms: Text
  readonly showDay: Text
  readonly showWeek: Text
  readonly showMonth: Text
  readonly refresh: Text
}
