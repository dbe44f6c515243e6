import type { Publisher } from '@anonchat/bus'
import type { Actor, Database, PutOffs, Standings } from '@anonchat/store'

/** What operations work with, whoever asks for them: admins by the bot, operators by HTTP. */
export interface OperationContext {
  readonly db: Database
  readonly publish: Publisher
  readonly standings: Standings
  readonly putOffs: PutOffs
  /** Telegram ids of the admins, whom nobody bans or deletes. */
  readonly admins: ReadonlySet<number>
}

/** Who asks, and under which name: the same again changes nothing more, and finishes what a crash cut short. */
export interface Order {
  readonly actor: Actor
  /** The trace of the request; every effect's key begins with it. */
  readonly trace: string
  readonly at: Date
}
