import { computed, signal } from '@preact/signals'
import { openTab } from '../../state/frame.js'
import { type Entry, traffic } from '../../state/traffic.js'
import { type Filter, matches } from './filter.js'

export const filter = signal<Filter>({ kind: 'all', memberId: null, text: '', background: false })

/** What was there when the person stopped the list; null while it runs. */
export const paused = signal<readonly Entry[] | null>(null)

/** Keys of the rows that are open. */
export const openRows = signal<ReadonlySet<string>>(new Set())

export const shown = computed(() => {
  const wanted = filter.value
  return (paused.value ?? traffic.value).filter((entry) => matches(entry, wanted))
})

export function toggleRow(key: string): void {
  const open = new Set(openRows.value)
  if (!open.delete(key)) open.add(key)
  openRows.value = open
}

/** The row to be scrolled to. */
export const soughtRow = signal<string | null>(null)

/** Shows an entry in the list, open, whatever was filtered before. */
export function revealRow(key: string): void {
  paused.value = null
  filter.value = { kind: 'all', memberId: null, text: '', background: true }
  openRows.value = new Set(openRows.value).add(key)
  soughtRow.value = key
  openTab('traffic')
}
