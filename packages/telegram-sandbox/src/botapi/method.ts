import type { Upload } from '../http/multipart.js'
import type { MethodName } from '../schema/bot-api.js'
import type { Params } from '../schema/params.js'
import { validator } from '../schema/validate.js'
import type { Bot } from '../world/bot.js'

/** One call in progress. */
export interface CallContext {
  bot: Bot
  /** Uploaded files by the name of their form field. */
  uploads: ReadonlyMap<string, Upload>
  /** Calls back when the caller has gone. */
  onGone(listener: () => void): void
}

/** A method that the sandbox plays. */
export interface Method {
  name: MethodName
  /** Validates and does it. Throws Refusal. */
  run(context: CallContext, raw: Record<string, unknown>): unknown
}

/** A method with validated, typed parameters. */
export function method<M extends MethodName>(
  name: M,
  handle: (context: CallContext, params: Params<M>) => unknown,
): Method {
  const validated = validator(name)
  return { name, run: (context, raw) => handle(context, validated(raw)) }
}
