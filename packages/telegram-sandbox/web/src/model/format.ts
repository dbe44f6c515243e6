/** `1:05`, from seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

const UNITS = ['KB', 'MB', 'GB']

/** `1.4 MB`, from bytes. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let [size, unit] = [bytes / 1024, 0]
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1024, unit + 1]
  return `${size.toFixed(size < 10 ? 1 : 0)} ${UNITS[unit]}`
}

/** `⭐ 50` for Stars, else the sum with its currency. */
export function amount(currency: string, total: number): string {
  return currency === 'XTR' ? `⭐ ${total}` : `${(total / 100).toFixed(2)} ${currency}`
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' })
const dayAndMonth = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' })
const withYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' })

/** `14:05`, from Unix seconds. */
export const timeOfDay = (date: number): string => clock.format(date * 1000)
/** The whole date and time, from Unix seconds. */
export const fullTime = (date: number): string => full.format(date * 1000)

/** What stands over the messages of a day; both are local midnights in Unix milliseconds. */
export function dayLabel(day: number, today: number): string {
  if (day === today) return 'Today'
  if (day === new Date(today).setDate(new Date(today).getDate() - 1)) return 'Yesterday'
  const sameYear = new Date(day).getFullYear() === new Date(today).getFullYear()
  return (sameYear ? dayAndMonth : withYear).format(day)
}
