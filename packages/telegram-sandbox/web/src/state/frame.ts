import { signal } from '@preact/signals'
import { storedSignal } from './stored.js'

export const TABS = ['traffic', 'way', 'faults', 'crowd'] as const
export type Tab = (typeof TABS)[number]
export type View = 'phones' | 'inspector' | 'crowd'

export const NARROWEST_INSPECTOR = 320
const DEFAULT_WIDTH = 460
/** So much stays for the phones. */
const LEFT_FOR_PHONES = 340

/** Below this width, phones, inspector and crowd are views of their own. */
const narrowQuery = matchMedia('(max-width: 899px)')
export const narrow = signal(narrowQuery.matches)
narrowQuery.addEventListener('change', () => {
  narrow.value = narrowQuery.matches
})

/** What a narrow page shows. */
export const view = signal<View>('phones')
/** Beside the phones, on a wide page. */
export const inspectorShown = storedSignal('sandbox.inspector', (kept) => kept !== 'false')
export const inspectorWidth = storedSignal('sandbox.inspector-width', (kept) =>
  Number(kept) >= NARROWEST_INSPECTOR ? Number(kept) : DEFAULT_WIDTH,
)
export const tab = storedSignal<Tab>(
  'sandbox.tab',
  (kept) => TABS.find((known) => known === kept) ?? 'traffic',
)

export const widestInspector = (): number =>
  Math.max(NARROWEST_INSPECTOR, document.documentElement.clientWidth - LEFT_FOR_PHONES)

/** Widens or narrows the inspector, within what fits. */
export function setInspectorWidth(width: number): void {
  inspectorWidth.value = Math.round(Math.min(widestInspector(), Math.max(NARROWEST_INSPECTOR, width)))
}

/** Shows a tab of the inspector, wherever it is on this page. */
export function openTab(chosen: Tab): void {
  tab.value = chosen
  inspectorShown.value = true
  view.value = chosen === 'crowd' ? 'crowd' : 'inspector'
}
