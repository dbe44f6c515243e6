import { readFileSync } from 'node:fs'
import type { APIMethods } from '@gramio/types'

export type MethodName = keyof APIMethods & string

export interface JsonSchema {
  type?: string | string[]
  const?: unknown
  $ref?: string
  anyOf?: JsonSchema[]
  items?: JsonSchema
  enum?: unknown[]
  properties?: Record<string, JsonSchema>
  required?: string[]
}

export interface BotApiSchema {
  /** The types package it was generated from, with its version. */
  source: string
  /** Method name to the name of its parameters' definition; null: the method takes none. */
  methods: Record<string, string | null>
  definitions: Record<string, JsonSchema>
}

/** The Bot API as JSON Schema: every method's parameters, and `TelegramUpdate` with all it contains. */
export const botApiSchema: BotApiSchema = JSON.parse(
  readFileSync(new URL('./bot-api.generated.json', import.meta.url), 'utf8'),
)

const byLowerCase = new Map(Object.keys(botApiSchema.methods).map((name) => [name.toLowerCase(), name]))

/** The method's own spelling (Telegram ignores case), or null when there is no such method. */
export function methodNamed(name: string): string | null {
  return byLowerCase.get(name) ?? byLowerCase.get(name.toLowerCase()) ?? null
}
