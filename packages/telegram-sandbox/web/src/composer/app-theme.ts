/** Telegram's name of a colour, and ours. */
const COLORS = {
  bg_color: '--surface',
  secondary_bg_color: '--surface-2',
  header_bg_color: '--surface',
  bottom_bar_bg_color: '--surface',
  section_bg_color: '--surface',
  section_separator_color: '--border',
  text_color: '--text',
  section_header_text_color: '--accent',
  subtitle_text_color: '--text-2',
  hint_color: '--text-2',
  link_color: '--link',
  accent_text_color: '--accent',
  button_color: '--accent',
  button_text_color: '--accent-text',
  destructive_text_color: '--danger',
}

/** The colours of the page as a mini app is told them. */
export function themeParams(): Record<string, string> {
  const shown = getComputedStyle(document.documentElement)
  return Object.fromEntries(
    Object.entries(COLORS).map(([name, token]) => [name, sixDigits(shown.getPropertyValue(token).trim())]),
  )
}

/** A build may have made `#fff` of `#ffffff`; mini apps reckon with the long form. */
const sixDigits = (color: string): string =>
  /^#[0-9a-f]{3}$/i.test(color) ? color.replace(/[0-9a-f]/gi, '$&$&') : color
