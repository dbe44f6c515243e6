/** A run of digits as people write numbers: with blanks, dashes, dots, slashes or brackets between them. */
const DIGITS = /(?<!\d|\d[,:])(?:\+\s?)?\(?\d(?:[\s().\-–—/]{0,3}\d){6,}/gu

const DAY =
  /(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?![\d]|[./-]\d)/g
const CLOCK = /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g
const MONEY =
  /(?:[$€£₽₺﷼]|\b(?:usd|eur|irr|irt|rial|toman|dollar|euro)s?\b|تومان|تومن|ریال|دلار|یورو|هزار|میلیون|میلیارد)/u

const inRange = (text: string, least: number, most: number): boolean =>
  Number(text) >= least && Number(text) <= most

/** Whether three numbers can be a day, in the order of any country: the calendar's year is not looked at. */
function isDay(date: string): boolean {
  const [a = '', b = '', c = ''] = date.split(/\D+/)
  const [day, month] = a.length === 4 ? [c, b] : [a, b]
  const either = (one: string, other: string) => inRange(one, 1, 31) && inRange(other, 1, 12)
  return either(day, month) || either(month, day)
}

const isYear = (group: string): boolean =>
  group.length === 4 && (inRange(group, 1_300, 1_450) || inRange(group, 1_800, 2_150))

/** 10 20 30: somebody counts. */
function counts(groups: readonly string[]): boolean {
  const [first, second] = groups.map(Number)
  if (first === undefined || second === undefined || groups.length < 3 || first === second) return false
  return groups.every((group, index) => Number(group) === first + index * (second - first))
}

/** Age, height and weight, as people introduce themselves: 24 178 70. */
const isFigure = (groups: readonly string[]): boolean =>
  groups.length === 3 && groups.every((group) => inRange(group, 10, 230))

/** The whole number as one, 20240512: a day. */
const isPackedDay = (digits: string): boolean =>
  digits.length === 8 &&
  ((isYear(digits.slice(0, 4)) && isDay(`${digits.slice(0, 4)}/${digits.slice(4, 6)}/${digits.slice(6)}`)) ||
    (isYear(digits.slice(4)) && isDay(`${digits.slice(0, 2)}/${digits.slice(2, 4)}/${digits.slice(4)}`)))

/** Whether a run of digits is rather an amount, a day, a span of years, a count or a decimal than a number to call. */
function isHarmless(run: string, before: string, after: string): boolean {
  const digits = run.replace(/\D/g, '')
  if (/^(?:0|[1-9]\d*)\.\d+$/.test(run)) return true
  if (run.startsWith('+') || /^00?[1-9]/.test(digits)) return false
  // The tail of a name or a code.
  if (/[a-z_]$/.test(before)) return true
  const groups = run.split(/\D+/).filter((group) => group !== '')
  if (MONEY.test(`${before}|${after}`)) return true
  if (groups.every(isYear) || counts(groups) || isPackedDay(digits)) return true
  if (isFigure(groups)) return true
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(run) && groups.every((group) => inRange(group, 0, 255))) return true
  return digits.length <= 10 && digits.endsWith('000')
}

/** As long as it was, with nothing in it that is a digit. */
const blanked = (text: string): string => '_'.repeat(text.length)

/** How far around a number the name of a currency is looked for. */
const NEAR = 10

/** Where numbers that can be called stand: from, to. Days, times, prices and the like are left alone. */
export function findPhones(plain: string): [number, number][] {
  const text = plain
    .replace(DAY, (date) => (isDay(date) ? blanked(date) : date))
    .replace(CLOCK, (time) => blanked(time))
  return [...text.matchAll(DIGITS)].flatMap(({ 0: run, index }): [number, number][] => {
    const end = index + run.length
    const before = text.slice(Math.max(0, index - NEAR), index)
    return isHarmless(run, before, text.slice(end, end + NEAR)) ? [] : [[index, end]]
  })
}
