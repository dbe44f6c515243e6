/**
 * A span as minutes and seconds, with hours where there are some, in the digits of a language.
 * @param ms milliseconds; less than nothing counts as nothing
 */
export function clock(ms: number, language: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60]
  const hours = Math.floor(seconds / 3600)
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2, useGrouping: false })
  const first = new Intl.NumberFormat(language, { useGrouping: false })
  const [minutes = 0, rest = 0] = parts
  return hours > 0
    ? `${first.format(hours)}:${two.format(minutes)}:${two.format(rest)}`
    : `${first.format(minutes)}:${two.format(rest)}`
}
