import type { Duration, Text, TextWith } from './filling.js'

/** What admins read about broadcasts. */
export interface BroadcastTexts {
  readonly askMessage: Text
  readonly askLinks: Text
  readonly linksFaulty: TextWith<{ lines: string }>
  readonly linksOfAlbum: Text
  readonly askCity: Text
  readonly askTime: TextWith<{ now: Date }>
  readonly timeFaulty: TextWith<{ now: Date }>
  readonly cannotCopy: Text
  readonly oneOfAlbum: Text
  readonly preview: Text
  readonly title: TextWith<{ id: string }>
  readonly people: TextWith<{ people: number }>
  readonly noMessage: Text
  readonly messages: TextWith<{ messages: number }>
  readonly links: TextWith<{ links: number }>
  readonly chosen: TextWith<{ what: string; value: string }>
  readonly byLanguage: Text
  readonly byGender: Text
  readonly byCity: Text
  readonly byPremium: Text
  readonly byActivity: Text
  readonly anyone: Text
  readonly onlyPremium: Text
  readonly notPremium: Text
  readonly activeIn: TextWith<{ days: number }>
  readonly startsNow: Text
  readonly startsAt: TextWith<{ at: Date }>
  readonly paidOn: TextWith<{ stars: number }>
  readonly paidOff: Text
  readonly paidNote: Text
  readonly setLinks: Text
  readonly noLinks: Text
  readonly setSource: Text
  readonly seePreview: Text
  readonly setTime: Text
  readonly now: Text
  readonly inHours: TextWith<{ hours: number }>
  readonly atClock: TextWith<{ at: Date }>
  readonly typeTime: Text
  readonly timeZone: TextWith<{ now: Date }>
  readonly check: Text
  readonly confirm: TextWith<{ people: number; takes: Duration }>
  readonly confirmPaid: TextWith<{ stars: number }>
  readonly sendNow: TextWith<{ people: number }>
  readonly schedule: TextWith<{ at: Date }>
  readonly back: Text
  readonly drop: Text
  readonly stop: Text
  readonly hold: Text
  readonly goOn: Text
  readonly undo: Text
  readonly undoAsk: TextWith<{ people: number }>
  readonly undoYes: Text
  readonly undoLate: Text
  readonly all: Text
  readonly newOne: Text
  readonly none: Text
  readonly row: TextWith<{ id: string; state: string; people: number }>
  readonly draft: Text
  readonly scheduled: TextWith<{ at: Date }>
  readonly running: Text
  readonly paused: Text
  readonly finished: Text
  /** Others: those who could not be written to. */
  readonly hasFinished: TextWith<{ id: string; sent: number; others: number }>
  readonly wasUndone: TextWith<{ id: string; deleted: number }>
  readonly needsYou: TextWith<{ id: string }>
  /** Who wrote it is none any more. */
  readonly needsAnAdmin: TextWith<{ id: string }>
  readonly cancelled: Text
  readonly undoing: Text
  readonly undone: Text
  readonly sourceGone: Text
  readonly allRefused: Text
  readonly adminGone: Text
  /** Agreed: what was agreed to when it was sent off. */
  readonly costsMore: TextWith<{ stars: number; agreed: number }>
  readonly agreePrice: TextWith<{ stars: number }>
  readonly share: TextWith<{ done: number; total: number; percent: number }>
  readonly sent: TextWith<{ people: number }>
  readonly blocked: TextWith<{ people: number }>
  readonly deactivated: TextWith<{ people: number }>
  readonly unreachable: TextWith<{ people: number }>
  readonly refused: TextWith<{ people: number }>
  readonly gaveUp: TextWith<{ people: number }>
  readonly skipped: TextWith<{ people: number }>
  readonly deleted: TextWith<{ people: number }>
  readonly rate: TextWith<{ rate: number }>
  readonly timeLeft: TextWith<{ left: Duration }>
  readonly gone: Text
  readonly notYours: Text
}
