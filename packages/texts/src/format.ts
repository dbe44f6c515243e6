import { IntlMessageFormat } from 'intl-messageformat'
import type { Filling } from './filling.js'
import type { Lang } from './lang.js'

/** A text of a language, ready to be filled. */
export type Format = (fillings?: Readonly<Record<string, Filling>>) => string

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'ur'])

/** Compiles a message when it is first used. Throws when it is no ICU message. */
export function formatOf(lang: Lang, message: string): Format {
  let compiled: IntlMessageFormat | undefined
  return (fillings = {}) => {
    compiled ??= new IntlMessageFormat(message, lang, undefined, { ignoreTag: true })
    const values = Object.entries(fillings).map(([name, filling]) => [name, shown(lang, filling)])
    return String(compiled.format(Object.fromEntries(values)))
  }
}

function shown(lang: Lang, filling: Filling): string | number {
  if (typeof filling === 'number') return filling
  if (typeof filling === 'boolean') return String(filling)
  if (typeof filling === 'string') return isolated(lang, filling)
  if (filling instanceof Date) return isolated(lang, moment(lang, filling))
  return 'day' in filling ? isolated(lang, day(lang, filling.day)) : span(lang, filling.seconds)
}

/** Keeps a name in another script from turning the order of the line around (first strong isolate … pop). */
function isolated(lang: Lang, text: string): string {
  return RIGHT_TO_LEFT.has(lang) ? `\u2068${text}\u2069` : text
}

function moment(lang: Lang, date: Date): string {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(date)} UTC`
}

function day(lang: Lang, date: Date): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(date)
}

function span(lang: Lang, seconds: number): string {
  const [value, unit] =
    seconds < 60 ? [Math.max(1, Math.round(seconds)), 'second'] : [Math.round(seconds / 60), 'minute']
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
