import type { APIMethodParams } from '@gramio/types'
import type { MethodName } from './bot-api.js'

/** What a type of the Bot API is as JSON: without `toJSON`/`toString` conveniences; an upload is a name (`attach://…`). */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends Blob
    ? never
    : T extends ReadonlyArray<infer Item>
      ? Array<Plain<Item>>
      : [keyof T] extends ['toJSON' | 'toString']
        ? never
        : { [Key in keyof T]: Plain<T[Key]> }

/** The parameters of a method, after validation. */
export type Params<M extends MethodName> =
  APIMethodParams<M> extends undefined ? Record<string, never> : Plain<NonNullable<APIMethodParams<M>>>
