import { effect, signal } from '@preact/signals'
import { storedSignal } from './stored.js'

export type Theme = 'system' | 'light' | 'dark'

const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

/** What the person chose; kept in this browser. */
export const theme = storedSignal<Theme>('sandbox.theme', (kept) =>
  kept === 'light' || kept === 'dark' ? kept : 'system',
)
/** What is shown. */
export const shownTheme = signal<'light' | 'dark'>('light')

/** Keeps the page in the chosen theme from now on. */
export function applyTheme(): void {
  const show = (): void => {
    const dark = theme.value === 'system' ? systemIsDark.matches : theme.value === 'dark'
    shownTheme.value = dark ? 'dark' : 'light'
    document.documentElement.dataset.theme = shownTheme.value
  }
  systemIsDark.addEventListener('change', show)
  effect(show)
}
