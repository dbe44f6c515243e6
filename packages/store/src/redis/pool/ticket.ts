/** A ticket as the pool keeps it. The names of the cells mean nothing to the pool: they need only be equal. */
export interface PoolTicket {
  readonly memberId: number
  readonly userId: number
  readonly searchId: string
  readonly trace: string
  /** Milliseconds since 1970. */
  readonly since: number
  readonly deadline: number
  readonly isPremium: boolean
  readonly age: number
  readonly ageMin: number
  readonly ageMax: number
  readonly blocked: readonly number[]
  readonly recent: readonly number[]
  /** Tickets of one kind share their cells: own gender, accepted genders, `=` or `!`, `*` or `#`; four characters. */
  readonly kind: string
  /** Wanted genders as they stand first in kinds; accepted genders that hold the own one, as they stand second. */
  readonly wanted: string
  readonly acceptedBy: string
  /** Names of the own age: itself, its band, `*`. */
  readonly isAges: readonly string[]
  /** Names that cover the wanted ages, no age twice. */
  readonly wantsAges: readonly string[]
  /** A name that is never `*`. */
  readonly city: string
  readonly sameCity: boolean
}

/** Ages as single printable characters: 18 is `)`, 99 is `z`. */
const ageChar = (age: number): string => String.fromCharCode(age + 23)

/** `,1,2,3,`: a list in which a script finds a member by plain search. */
const memberList = (members: readonly number[]): string =>
  members.length === 0 ? '' : `,${members.join(',')},`

const ORDER_BEGAN = Date.UTC(2020, 0, 1)

/**
 * Who waits longer comes first. Those who came in the same millisecond are told apart by their ids, so that a search
 * which was interrupted can go on from a place that hardly anybody shares. A whole number of at most 52 bits until 2054.
 */
const orderOf = (since: number, memberId: number): string =>
  String((since - ORDER_BEGAN) * 4_096 + (memberId % 4_096))

/**
 * The JSON that the scripts read. Ids are strings: a number of Lua's JSON has 14 digits only.
 * @param headStartMs a premium ticket stands as if it had waited so much longer; its times stay true
 */
export function encodeTicket(ticket: PoolTicket, headStartMs: number): string {
  const since = ticket.since - (ticket.isPremium ? headStartMs : 0)
  return JSON.stringify({
    member: String(ticket.memberId),
    user: String(ticket.userId),
    search: ticket.searchId,
    trace: ticket.trace,
    since: ticket.since,
    deadline: ticket.deadline,
    premium: ticket.isPremium,
    order: orderOf(since, ticket.memberId),
    ages: ageChar(ticket.age) + ageChar(ticket.ageMin) + ageChar(ticket.ageMax),
    blocked: memberList(ticket.blocked),
    recent: memberList(ticket.recent),
    kind: ticket.kind,
    wanted: ticket.wanted,
    acceptedBy: ticket.acceptedBy,
    isAges: ticket.isAges,
    wantsAges: ticket.wantsAges,
    city: ticket.city,
    sameCity: ticket.sameCity,
  })
}
