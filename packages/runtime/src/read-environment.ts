import { ENVIRONMENT, type Environment, type Variable } from './environment.js'

/** The environment is wrong: one line for each fault, in words for an operator. */
export class EnvironmentError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'EnvironmentError'
  }
}

/**
 * Reads the named variables. White space around a value is cut off; an empty one counts as not set.
 * @throws EnvironmentError with all faults at once. Values are never shown: they may be secrets.
 */
export function readEnvironment<V extends Variable>(
  source: Readonly<Record<string, string | undefined>>,
  names: readonly V[],
): Pick<Environment, V> {
  const faults: string[] = []
  const values: Partial<Record<Variable, unknown>> = {}
  for (const name of names) {
    const raw = source[name]?.trim() || undefined
    const parsed = ENVIRONMENT[name].safeParse(raw)
    if (parsed.success) values[name] = parsed.data
    else if (raw === undefined)
      faults.push(`${name} is not set. ${ENVIRONMENT[name].description ?? ''}`.trim())
    else faults.push(`${name} is wrong: ${parsed.error.issues.map((issue) => issue.message).join('; ')}.`)
  }
  if (faults.length > 0) throw new EnvironmentError(faults)
  return values as Pick<Environment, V>
}
