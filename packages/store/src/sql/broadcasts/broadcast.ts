import { Gender } from '@anonchat/contracts'
import { z } from 'zod'
import type { Broadcast as Row } from '../../generated/prisma/client.js'

export const BroadcastStatus = z.enum([
  /** Being written: what the admin has chosen so far. */
  'draft',
  'scheduled',
  'running',
  'paused',
  'finished',
  'cancelled',
  /** What it sent is being deleted. */
  'undoing',
  'undone',
])
export type BroadcastStatus = z.infer<typeof BroadcastStatus>

/** Whom a broadcast is for; null does not choose. */
export interface AudienceChoice {
  /** One of the languages of our texts. */
  readonly language: string | null
  readonly gender: Gender | null
  readonly cityKey: string | null
  readonly isPremium: boolean | null
  readonly activeWithinDays: number | null
}

/** How many recipients came to what. */
export interface BroadcastCounts {
  readonly sent: number
  readonly blocked: number
  readonly deactivated: number
  readonly unreachable: number
  readonly refused: number
  readonly gaveUp: number
  readonly skipped: number
  /** Of those sent, taken back. */
  readonly deleted: number
}

/** A broadcast as it stands in MySQL. Its content stands in the admin's chat. */
export interface BroadcastRecord {
  readonly id: number
  /** Names the request that began it. */
  readonly creationKey: string | null
  /** Telegram id. */
  readonly adminId: number
  readonly status: BroadcastStatus
  readonly sourceChatId: number
  /** Empty until the admin has given the message. */
  readonly sourceMessageIds: readonly number[]
  /** Lines of `label - https://…`. */
  readonly buttons: string | null
  /** The living message, in the admin's chat. */
  readonly statusMessageId: number | null
  readonly audience: AudienceChoice
  /** How many they were when it was last counted. */
  readonly audienceSize: number
  readonly allowPaid: boolean
  /** What it may cost at most, in whole Stars; null where nothing was agreed to. */
  readonly agreedStars: number | null
  readonly counts: BroadcastCounts
  readonly heldFor: string | null
  readonly cursorUserId: number
  readonly lastUserId: number
  readonly parcelCount: number
  readonly scheduledAt: Date | null
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly createdAt: Date
}

const readIds = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number))
export const writeIds = (ids: readonly number[]): string => ids.join(',')

export const toBroadcast = (row: Row): BroadcastRecord => ({
  id: row.id,
  creationKey: row.creationKey,
  adminId: Number(row.adminId),
  status: BroadcastStatus.parse(row.status),
  sourceChatId: Number(row.sourceChatId),
  sourceMessageIds: readIds(row.sourceMessageIds),
  buttons: row.buttons,
  statusMessageId: row.statusMessageId === null ? null : Number(row.statusMessageId),
  audience: {
    language: row.language,
    gender: row.gender === null ? null : Gender.parse(row.gender),
    cityKey: row.cityKey,
    isPremium: row.isPremium,
    activeWithinDays: row.activeWithinDays,
  },
  audienceSize: row.audienceSize,
  allowPaid: row.allowPaid,
  agreedStars: row.agreedStars,
  counts: {
    sent: row.sentCount,
    blocked: row.blockedCount,
    deactivated: row.deactivatedCount,
    unreachable: row.unreachableCount,
    refused: row.failedCount,
    gaveUp: row.gaveUpCount,
    skipped: row.skippedCount,
    deleted: row.deletedCount,
  },
  heldFor: row.heldFor,
  cursorUserId: row.cursorUserId,
  lastUserId: row.lastUserId,
  parcelCount: row.parcelCount,
  scheduledAt: row.scheduledAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  createdAt: row.createdAt,
})
