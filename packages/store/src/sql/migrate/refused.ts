/** The migrate command will not go on. The message says what is the matter and what to do. */
export class MigrationRefused extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'MigrationRefused'
  }
}
