/** Deeper than anything that Telegram sends, and far from where serialising would overflow the stack. */
export const MAX_DEPTH = 64

const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * Makes parsed JSON safe to store as UTF-8: halves of surrogate pairs become U+FFFD, in place. Lengths in UTF-16 units
 * stay, so the offsets of entities stay true.
 * @returns false when it is nested deeper than MAX_DEPTH; then it must not be serialised
 */
export function sanitise(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth === MAX_DEPTH) return false
  for (const key of Object.keys(value)) {
    const item: unknown = Reflect.get(value, key)
    if (typeof item === 'string') {
      if (item.search(LONE_SURROGATES) !== -1) {
        Object.defineProperty(value, key, {
          value: item.replace(LONE_SURROGATES, '\uFFFD'),
          enumerable: true,
          writable: true,
          configurable: true,
        })
      }
    } else if (!sanitise(item, depth + 1)) return false
  }
  return true
}
