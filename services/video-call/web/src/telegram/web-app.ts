/** What the page uses of Telegram's script. Older apps of Telegram lack some of it. */
export interface WebApp {
  readonly initData?: string
  readonly initDataUnsafe?: { readonly user?: { readonly language_code?: string } }
  readonly colorScheme?: 'light' | 'dark'
  readonly platform?: string
  readonly isVersionAtLeast?: (version: string) => boolean
  readonly ready?: () => void
  readonly expand?: () => void
  readonly close?: () => void
  readonly enableClosingConfirmation?: () => void
  readonly disableClosingConfirmation?: () => void
  readonly disableVerticalSwipes?: () => void
  readonly setHeaderColor?: (color: string) => void
  readonly setBackgroundColor?: (color: string) => void
  readonly onEvent?: (name: string, heard: () => void) => void
  readonly BackButton?: {
    readonly show: () => void
    readonly hide: () => void
    readonly onClick: (pressed: () => void) => void
  }
  readonly HapticFeedback?: { readonly impactOccurred: (style: 'light' | 'medium') => void }
}

declare global {
  interface Window {
    readonly Telegram?: { readonly WebApp?: WebApp }
  }
}

const app = (): WebApp | undefined => window.Telegram?.WebApp

/** Whether Telegram shows the page: without it there is nothing to go back to. */
export const isInTelegram = (): boolean => (app()?.initData ?? '') !== ''

/** What Telegram has signed of the member; empty outside of Telegram. */
export const initData = (): string => app()?.initData ?? ''

/** The language of the member's Telegram, until the service says which one they have chosen. */
export const guessedLanguage = (): string => app()?.initDataUnsafe?.user?.language_code ?? navigator.language

/** Tells Telegram that the page is there, wants all the height, and does not want to be closed by a swipe. */
export function arrive(): void {
  const telegram = app()
  telegram?.ready?.()
  telegram?.expand?.()
  since('7.7', () => telegram?.disableVerticalSwipes?.())
  since('6.1', () => {
    telegram?.setHeaderColor?.('secondary_bg_color')
    telegram?.setBackgroundColor?.('secondary_bg_color')
  })
}

/** Leaves the page for the chat. False where there is no Telegram to go back to. */
export function leave(): boolean {
  if (!isInTelegram()) return false
  app()?.close?.()
  return true
}

/** Whether Telegram asks before it closes the page. */
export function confirmClosing(needed: boolean): void {
  const telegram = app()
  since('6.2', () =>
    needed ? telegram?.enableClosingConfirmation?.() : telegram?.disableClosingConfirmation?.(),
  )
}

/** Shows Telegram's arrow back, which does this. */
export function onBack(pressed: () => void): void {
  const button = app()?.BackButton
  since('6.1', () => {
    button?.onClick(pressed)
    button?.show()
  })
}

/** A short shake that says "pressed"; nothing on devices that cannot. */
export const shake = (): void => since('6.1', () => app()?.HapticFeedback?.impactOccurred('light'))

function since(version: string, act: () => void): void {
  if (app()?.isVersionAtLeast?.(version) === true) act()
}
