import type { Database } from '../client.js'

/** Who acts: an admin by the bot, or an operator by the key of the HTTP interface, which names nobody. */
export type Actor = { readonly kind: 'telegram'; readonly adminId: number } | { readonly kind: 'api' }

/** Something that an admin did. */
export interface NewAdminAction {
  /** Names this effect: the same again writes nothing. At most 191 characters. */
  readonly key: string
  readonly actor: Actor
  /** What was done, like `ban`. */
  readonly action: string
  /** `users.id` of whom it concerned. */
  readonly targetUserId?: number | undefined
  /** What it concerned when that is no member: `broadcast:7`. */
  readonly target?: string | undefined
  /** What it was and what it became, as JSON can say it. Never the words of a member. */
  readonly before?: unknown
  readonly after?: unknown
  readonly at: Date
}

/** What can run statements: the database, or a transaction of it. */
export type Executor = Pick<Database['prisma'], '$executeRaw'>

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

/**
 * Writes an action into the audit log, once for each key. In the transaction of what it tells of, where there is one.
 */
export async function recordAdminAction(tx: Executor, one: NewAdminAction): Promise<void> {
  const adminId = one.actor.kind === 'telegram' ? one.actor.adminId : null
  await tx.$executeRaw`
    INSERT INTO admin_actions
      (action_key, actor, admin_id, action, target_user_id, target, state_before, state_after, created_at)
    VALUES (${one.key}, ${one.actor.kind}, ${adminId}, ${one.action}, ${one.targetUserId ?? null},
            ${one.target ?? null}, ${json(one.before)}, ${json(one.after)}, ${one.at})
    ON DUPLICATE KEY UPDATE id = id`
}

/** An action as it is listed. */
export interface AdminActionRow {
  readonly id: number
  readonly actor: Actor
  readonly action: string
  readonly targetUserId: number | null
  /** The Telegram id of whom it concerned. */
  readonly targetMemberId: number | null
  readonly target: string | null
  /** JSON. */
  readonly before: string | null
  readonly after: string | null
  readonly at: Date
}

export interface ActionFilter {
  /** Only those before this id: the page that follows. */
  readonly beforeId?: number | undefined
  readonly targetUserId?: number | undefined
  /** Telegram id. */
  readonly adminId?: number | undefined
  readonly limit: number
}

/** The audit log, newest first. */
export async function listAdminActions(db: Database, filter: ActionFilter): Promise<AdminActionRow[]> {
  const { beforeId, targetUserId, adminId, limit } = filter
  const rows = await db.prisma.adminAction.findMany({
    where: {
      ...(beforeId === undefined ? {} : { id: { lt: beforeId } }),
      ...(targetUserId === undefined ? {} : { targetUserId }),
      ...(adminId === undefined ? {} : { adminId: BigInt(adminId) }),
    },
    orderBy: { id: 'desc' },
    take: limit,
    include: { targetUser: { select: { telegramId: true } } },
  })
  return rows.map((row) => ({
    id: row.id,
    actor: row.adminId === null ? { kind: 'api' } : { kind: 'telegram', adminId: Number(row.adminId) },
    action: row.action,
    targetUserId: row.targetUserId,
    targetMemberId: row.targetUser === null ? null : Number(row.targetUser.telegramId),
    target: row.target,
    before: row.stateBefore,
    after: row.stateAfter,
    at: row.createdAt,
  }))
}
