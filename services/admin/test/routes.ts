import type { Redis } from '@anonchat/store'
import { Hono } from 'hono'
import { catalogOf } from '../src/catalog.js'
import { serveOperators } from '../src/in/operators.js'
import { API_KEY } from './servers.js'

export interface Route {
  readonly method: string
  readonly path: string
}

/** Stands where routes and commands are only listed, and nothing is asked for. */
const nothing: never = new Proxy(() => nothing, { get: () => nothing, apply: () => nothing }) as never

/** Every name of a command or button of admins. */
export const adminNames = (): readonly string[] => Object.keys(catalogOf(nothing, nothing, nothing))

/** Every route that operators reach, as the service declares them: a new one is tried by the tests without being named there. */
export function operatorRoutes(redis: Redis): readonly Route[] {
  const http = new Hono()
  const context = { operations: nothing, broadcasts: nothing, readStats: nothing, log: nothing, now: nothing }
  serveOperators(http, context, {
    apiKey: API_KEY,
    panelUrl: undefined,
    redis,
    findAdmin: nothing,
    links: nothing,
    queues: [],
  })
  const all = http.routes.filter(({ method }) => method !== 'ALL')
  const names = new Map(all.map(({ method, path }) => [`${method} ${path}`, { method, path }]))
  return [...names.values()]
}

/** Fills what a path leaves open. */
export const filled = (path: string, values: Readonly<Record<string, string | number>>): string =>
  path
    .replace(/:(\w+)(\{[^}]*(\{[^}]*\}[^}]*)*\})?\??/g, (_, name: string) => String(values[name] ?? 'x'))
    .replace('*', 'x')
