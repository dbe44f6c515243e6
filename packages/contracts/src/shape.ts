const MAX_DEPTH = 8
const MAX_ITEMS = 20

/**
 * The shape of a value without its content: strings by their length, numbers by their kind, at most 8 levels and
 * 20 items each. Safe to keep in dead letters and logs.
 */
export function shapeOf(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return `string(${value.length})`
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean' || value === null || value === undefined) return String(value)
  if (typeof value !== 'object') return typeof value
  if (depth >= MAX_DEPTH) return '…'
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => shapeOf(item, depth + 1))
  const entries = Object.entries(value).slice(0, MAX_ITEMS)
  return Object.fromEntries(entries.map(([name, item]) => [name.slice(0, 40), shapeOf(item, depth + 1)]))
}
