import type { Random } from './random.js'

/** How deep the deepest nesting is, and how long the longest text: beyond what Telegram sends, within what HTTP takes. */
const DEEPEST = 100_000
const LONGEST = 200_000

type Mutation = (random: Random) => unknown

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

const WRONG_VALUES: readonly Mutation[] = [
  () => null,
  () => true,
  () => '',
  () => 'x',
  () => '5',
  () => 0,
  () => -1,
  () => 1.5,
  () => 2 ** 53,
  () => 1e300,
  () => [],
  () => ({}),
  () => [null],
  () => ({ id: {} }),
  () => '\ud83d',
  () => 'a\udc00\ud800b',
  () => '\u0000\u0001\u001b[31m\u202e\ufeff',
  () => 'ا\u200f'.repeat(50),
  () => '{"$where":1}\'; DROP TABLE users; --\r\nDEL *',
  (random) => 'x'.repeat(random.below(5_000)),
  (random) => nested(1 + random.below(70)),
]

/** Stands for nesting that no serialiser survives, until the update is bytes. */
const DEEP_MARK = 'here it is nested'

/** Dear ones, so rare. */
const HUGE_VALUES: readonly Mutation[] = [
  (random) => '🙂'.repeat(random.below(LONGEST / 4)),
  () => DEEP_MARK,
  (random) => Array.from({ length: random.below(20_000) }, (_, index) => index),
  (random) =>
    Object.fromEntries(Array.from({ length: random.below(3_000) }, (_, index) => [`k${index}`, index])),
]

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  '',
  'type',
  'id',
  'kind_of_2030',
  '\ud800',
  'a.b[0]',
]

interface Place {
  readonly holder: object
  readonly key: string
}

/** Every field of every object and list in a value. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [{ holder: value, key }, ...placesIn(Reflect.get(value, key))])
}

const set = (holder: object, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })

/** A copy of an update with one to four things wrong with it. */
export function mutated(update: object, random: Random): object {
  const copy = structuredClone(update)
  for (let left = 1 + random.below(4); left > 0; left--) mutateOnce(copy, random)
  return copy
}

function mutateOnce(update: object, random: Random): void {
  const places = placesIn(update)
  if (places.length === 0) return
  const { holder, key } = random.pick(places)
  const wrong = (random.chance(0.02) ? random.pick(HUGE_VALUES) : random.pick(WRONG_VALUES))(random)
  switch (random.below(4)) {
    case 0:
      Reflect.deleteProperty(holder, key)
      return
    case 1: {
      if (Array.isArray(holder)) return
      const value: unknown = Reflect.get(holder, key)
      Reflect.deleteProperty(holder, key)
      set(holder, random.pick(NAMES), value)
      return
    }
    default:
      set(holder, key, wrong)
  }
}

/** The update as bytes; a few of them wrong, sometimes. */
export function bytesOf(update: object, random: Random): Uint8Array {
  const text = JSON.stringify(update).replaceAll(`"${DEEP_MARK}"`, () => {
    const levels = random.below(DEEPEST)
    return `${'['.repeat(levels)}${']'.repeat(levels)}`
  })
  const bytes = new TextEncoder().encode(text)
  if (!random.chance(0.05)) return bytes
  if (random.chance(0.3)) return bytes.slice(0, random.below(bytes.length + 1))
  for (let left = 1 + random.below(5); left > 0; left--) bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}
