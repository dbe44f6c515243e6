import { effect, signal } from '@preact/signals'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'sandbox.theme'
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

/** What the person chose; kept in this browser. */
export const theme = signal<Theme>(storedTheme())
/** What is shown. */
export const shownTheme = signal<'light' | 'dark'>('light')

function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Keeps the page in the chosen theme from now on. */
export function applyTheme(): void {
  const show = (): void => {
    const dark = theme.value === 'system' ? systemIsDark.matches : theme.value === 'dark'
    shownTheme.value = dark ? 'dark' : 'light'
    document.documentElement.dataset.theme = shownTheme.value
  }
  systemIsDark.addEventListener('change', show)
  effect(() => {
    localStorage.setItem(KEY, theme.value)
    show()
  })
}
