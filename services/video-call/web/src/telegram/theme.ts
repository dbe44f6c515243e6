/** Follows the colours of the member's Telegram; the script itself puts them into `--tg-theme-…`. */
export function followTheme(): void {
  const telegram = window.Telegram?.WebApp
  const take = (): void => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches
    document.documentElement.dataset.theme = telegram?.colorScheme ?? (dark ? 'dark' : 'light')
  }
  telegram?.onEvent?.('themeChanged', take)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', take)
  take()
}
