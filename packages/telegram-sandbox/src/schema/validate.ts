import type { TelegramMessage, TelegramMessageEntity } from '@gramio/types'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { badRequest, Refusal } from '../botapi/refusal.js'
import { botApiSchema, type JsonSchema, type MethodName } from './bot-api.js'
import { explain } from './explain.js'
import type { Params } from './params.js'

const ajv = new Ajv({ strict: false, allErrors: false })
const { definitions } = botApiSchema
const MessageFields = { ...definitions.TelegramMessage, required: [] }
ajv.addSchema({ $id: 'bot-api', definitions: { ...definitions, MessageFields } })

/** The JSON Schema of a method's parameters. */
export function schemaOf(method: string): JsonSchema {
  const definition = botApiSchema.methods[method]
  return (definition && botApiSchema.definitions[definition]) || { type: 'object', properties: {} }
}

/**
 * A function that gives back the parameters it was given, typed, and throws what Telegram answers when the schema is
 * against them. Compiled at the first call: 185 methods at the start would take seconds.
 */
export function validator<M extends MethodName>(method: M): (params: Record<string, unknown>) => Params<M> {
  let compiled: ValidateFunction<Params<M>> | undefined
  return (params) => {
    compiled ??= compile(method)
    if (compiled(params)) return params
    const errors: ErrorObject[] = compiled.errors ?? []
    throw errors.length > 0
      ? new Refusal(400, explain(method, errors))
      : badRequest('sandbox: wrong parameters')
  }
}

function compile<M extends MethodName>(method: M): ValidateFunction<Params<M>> {
  const definition = botApiSchema.methods[method]
  return ajv.compile<Params<M>>(
    definition
      ? { $ref: `bot-api#/definitions/${definition}` }
      : { type: 'object', properties: {}, additionalProperties: false },
  )
}

/** A check that is compiled when it is first needed: the schema of a message is large. */
function lazily<T>(schema: object): (value: unknown) => value is T {
  let compiled: ValidateFunction<T> | undefined
  return (value): value is T => {
    compiled ??= ajv.compile<T>(schema)
    return compiled(value)
  }
}

/** Whether a value is a list of message entities. */
export const areEntities = lazily<TelegramMessageEntity[]>({
  type: 'array',
  items: { $ref: 'bot-api#/definitions/TelegramMessageEntity' },
})

/** Whether a value holds fields of a message and nothing else. */
export const areMessageFields = lazily<Partial<TelegramMessage>>({
  $ref: 'bot-api#/definitions/MessageFields',
})

let isUpdate: ValidateFunction | undefined

/** What the schema of `Update` has against a value; empty: nothing. */
export function updateFaults(update: unknown): string[] {
  isUpdate ??= ajv.compile({ $ref: 'bot-api#/definitions/TelegramUpdate' })
  return isUpdate(update) ? [] : (isUpdate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`)
}
