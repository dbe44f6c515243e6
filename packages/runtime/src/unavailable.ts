/** A server that we depend on is away. What was being done was not done, or may be done again: try later. */
export class Unavailable extends Error {
  constructor(
    readonly dependency: 'nats' | 'redis' | 'mysql' | 'telegram',
    cause: unknown,
  ) {
    super(`${dependency} is away`, { cause })
    this.name = 'Unavailable'
  }
}
