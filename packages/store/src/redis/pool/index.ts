export { poolKeys } from './keys.js'
export type { MatchedEntry, OutboxEntry, TimeoutEntry } from './outbox-entry.js'
export { type Figures, type MatchAnswer, openPool, type Pool, type PoolSettings } from './pool.js'
export { encodeTicket, type PoolTicket } from './ticket.js'
