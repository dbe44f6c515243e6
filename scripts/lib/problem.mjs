/** Something that the person at the keyboard can mend. The message is one sentence that says how. */
export class Problem extends Error {
  name = 'Problem'

  /** @param details lines to show before the sentence */
  constructor(message, details = '') {
    super(message)
    this.details = details
  }
}

/** Runs a script's main function; exits with what it returns, or with 1 and one sentence when it cannot go on. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    // By name: the built packages have a Problem of their own.
    const isProblem = error?.name === 'Problem'
    if (isProblem && error.details) process.stderr.write(`${error.details}\n`)
    process.stderr.write(`\n✗ ${isProblem ? error.message : (error?.stack ?? error)}\n`)
    process.exitCode = 1
  }
}
