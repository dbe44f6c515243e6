import { z } from 'zod'

export const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback)
export const positive = (fallback: number) => z.coerce.number().positive().default(fallback)
export const atLeastOne = (fallback: number) => z.coerce.number().int().min(1).default(fallback)
export const whole = (fallback: number) => z.coerce.number().int().nonnegative().default(fallback)
export const url = (protocols: RegExp, example: string) =>
  z.string().regex(protocols, { error: `expected an address like ${example}` })
/** The public address of a service: links begin with it, so it ends without a slash. */
export const publicBase = (example: string) =>
  z
    .string()
    .regex(/^https?:\/\/[^\s/?#]+\/?$/, { error: `expected an address like ${example}` })
    .transform((address) => address.replace(/\/$/, ''))
    .optional()

export const HEADERS = /^[\w-]+=([^,%]|%[0-7][\dA-Fa-f])*(,[\w-]+=([^,%]|%[0-7][\dA-Fa-f])*)*$/
export const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').map((header) => {
      const equals = header.indexOf('=')
      return [header.slice(0, equals), decodeURIComponent(header.slice(equals + 1))]
    }),
  )

export const FILTER_NAMES = ['gender', 'age', 'city'] as const
export const FILTERS = /^(gender|age|city)(,(gender|age|city))*$/

const TURN_ADDRESS = String.raw`turns?:(\[[\da-fA-F:]+\]|[\w.-]+)(:\d+)?(\?transport=(udp|tcp))?`
export const TURN_ADDRESSES = new RegExp(`^${TURN_ADDRESS}(\\s*,\\s*${TURN_ADDRESS})*$`)
export const productsOf = (text: string): readonly { product: string; days: number }[] =>
  text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [product = '', days] = part.split('=')
      return { product, days: Number(days) }
    })

export const NAMED_ADDRESSES = /^[\w-]+=https?:\/\/[^/\s,]+(,[\w-]+=https?:\/\/[^/\s,]+)*$/
export const namedAddresses = (text: string): { name: string; url: string }[] =>
  text.split(',').map((part) => {
    const equals = part.indexOf('=')
    return { name: part.slice(0, equals), url: part.slice(equals + 1) }
  })

export const idsOf = (text: string): number[] =>
  text
    .split(',')
    .filter((id) => id.trim() !== '')
    .map(Number)
