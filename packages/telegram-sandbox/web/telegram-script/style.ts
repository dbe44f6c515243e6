/** `light` or `dark`, as the background is. */
export function schemeOf(theme: Readonly<Record<string, string>>): 'light' | 'dark' {
  const value = Number.parseInt((theme.bg_color ?? '#ffffff').slice(1), 16)
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255]
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light'
}

/** Puts the colours where the style sheets of an app look for them. */
export function showTheme(root: HTMLElement, theme: Readonly<Record<string, string>>): void {
  root.style.setProperty('--tg-color-scheme', schemeOf(theme))
  for (const [name, color] of Object.entries(theme))
    root.style.setProperty(`--tg-theme-${name.replaceAll('_', '-')}`, color)
}

/** Puts the height of the frame there, too. */
export function showViewport(root: HTMLElement, height: number, isStable: boolean): void {
  root.style.setProperty('--tg-viewport-height', `${height}px`)
  if (isStable) root.style.setProperty('--tg-viewport-stable-height', `${height}px`)
}
