import type { Text, TextWith } from './filling.js'

/** What stands on the page of operators, beside what the chat says too. */
export interface PanelTexts {
  readonly title: Text
  readonly figures: Text
  readonly members: Text
  readonly reports: Text
  readonly broadcasts: Text
  readonly log: Text
  readonly queues: Text
  /** In the chat: the button that opens the page, and what stands above it. */
  readonly open: Text
  readonly link: TextWith<{ minutes: number; hours: number }>
  readonly notSetUp: Text
  readonly signIn: Text
  readonly pressToSignIn: Text
  readonly needLink: Text
  readonly linkOver: Text
  readonly signOut: Text
  readonly staleForm: Text
  readonly missing: Text
  readonly failed: Text
  readonly now: Text
  readonly stale: Text
  readonly searching: Text
  readonly roomsNow: Text
  readonly sends: Text
  readonly waitingLive: Text
  readonly waitingBulk: Text
  readonly reportsOpen: Text
  readonly broadcastsRunning: Text
  readonly activeToday: Text
  readonly activeInWeek: Text
  readonly allMembers: Text
  readonly premiumMembers: Text
  readonly bannedMembers: Text
  readonly searchFor: Text
  readonly member: Text
  readonly username: Text
  readonly profile: Text
  readonly standing: Text
  readonly days: Text
  readonly reason: Text
  readonly ownWords: Text
  readonly export: Text
  readonly logOf: Text
  readonly memberTitle: TextWith<{ id: string }>
  readonly granted: TextWith<{ id: string }>
  readonly faulty: Text
  readonly reportTitle: TextWith<{ id: string }>
  readonly report: Text
  readonly category: Text
  readonly when: Text
  readonly about: Text
  readonly from: Text
  readonly inHand: Text
  readonly openReports: TextWith<{ open: number }>
  readonly noneFree: Text
  readonly take: Text
  readonly evidence: TextWith<{ messages: number }>
  readonly decided: TextWith<{ resolution: string }>
  readonly resolved: TextWith<{ report: string }>
  readonly broadcast: Text
  readonly progress: Text
  readonly sent: Text
  readonly people: Text
  readonly ordered: Text
  readonly notNow: Text
  readonly who: Text
  readonly what: Text
  readonly payments: Text
  readonly payment: Text
  readonly offer: Text
  readonly stars: Text
  readonly paymentTitle: TextWith<{ id: string }>
  readonly paymentsOf: TextWith<{ id: string }>
  readonly messageText: Text
  readonly memberDeleted: Text
  readonly writeBroadcast: Text
  readonly aboutWriting: Text
  readonly writeText: Text
  readonly writeButtons: Text
  readonly showInChat: Text
  readonly inChatOf: Text
  readonly standsInChat: Text
  readonly otherText: Text
  readonly startAt: Text
  readonly price: Text
  readonly save: Text
  readonly saved: Text
  readonly inChat: Text
  readonly priceChanged: Text
  readonly nobodyThere: Text
  readonly textRefused: TextWith<{ why: string }>
  readonly adminUnreachable: Text
  readonly notShown: Text
}
