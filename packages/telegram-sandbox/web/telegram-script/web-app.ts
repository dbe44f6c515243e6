import type { Bridge } from './bridge.js'
import { appButton, backButton } from './buttons.js'
import { colorsOf, type LaunchParams, unsafeOf } from './params.js'
import { popups } from './popups.js'
import { schemeOf, showTheme, showViewport } from './style.js'

type Heard = (data?: unknown) => void

const NO_INSET = { top: 0, bottom: 0, left: 0, right: 0 }

/** Stands in for `Telegram.WebApp`: what mini apps use most, said to the sandbox's page as Telegram's script says it. */
export function createWebApp(params: LaunchParams, { post, hear }: Bridge): object {
  const root = document.documentElement
  const listeners = new Map<string, Set<Heard>>()
  const emit = (name: string, data?: unknown): void => {
    for (const heard of listeners.get(name) ?? []) heard.call(app, data)
  }
  const onEvent = (name: string, heard: Heard): void => {
    listeners.set(name, (listeners.get(name) ?? new Set()).add(heard))
  }
  const offEvent = (name: string, heard: Heard): void => {
    listeners.get(name)?.delete(heard)
  }
  const setColor = (type: string) => (color: string) =>
    post(type, color.startsWith('#') ? { color } : { color_key: color })

  const app = {
    initData: params.initData,
    initDataUnsafe: unsafeOf(params.initData),
    version: params.version,
    platform: params.platform,
    colorScheme: schemeOf(params.theme),
    themeParams: params.theme,
    isExpanded: false,
    isFullscreen: false,
    isActive: true,
    isClosingConfirmationEnabled: false,
    isVerticalSwipesEnabled: true,
    viewportHeight: window.innerHeight,
    viewportStableHeight: window.innerHeight,
    safeAreaInset: NO_INSET,
    contentSafeAreaInset: NO_INSET,
    BackButton: backButton(post, (pressed) => onEvent('backButtonClicked', pressed), offEvent),
    MainButton: appButton(post, (pressed) => onEvent('mainButtonClicked', pressed), offEvent),
    HapticFeedback: {
      impactOccurred: (style: string) =>
        post('web_app_trigger_haptic_feedback', { type: 'impact', impact_style: style }),
      notificationOccurred: (type: string) =>
        post('web_app_trigger_haptic_feedback', { type: 'notification', notification_type: type }),
      selectionChanged: () => post('web_app_trigger_haptic_feedback', { type: 'selection_change' }),
    },
    ...popups(post, hear),
    onEvent,
    offEvent,
    isVersionAtLeast: (version: string) => isAtLeast(params.version, version),
    ready: () => post('web_app_ready'),
    expand: () => post('web_app_expand'),
    close: () => post('web_app_close'),
    sendData: (data: string) => post('web_app_data_send', { data }),
    openLink: (url: string) => post('web_app_open_link', { url }),
    openTelegramLink: (url: string) => {
      const { pathname, search } = new URL(url)
      post('web_app_open_tg_link', { path_full: pathname + search })
    },
    enableClosingConfirmation: () => confirmClosing(true),
    disableClosingConfirmation: () => confirmClosing(false),
    enableVerticalSwipes: () => swipes(true),
    disableVerticalSwipes: () => swipes(false),
    setHeaderColor: setColor('web_app_set_header_color'),
    setBackgroundColor: setColor('web_app_set_background_color'),
    setBottomBarColor: setColor('web_app_set_bottom_bar_color'),
  }
  const confirmClosing = (needed: boolean): void => {
    app.isClosingConfirmationEnabled = needed
    post('web_app_setup_closing_behavior', { need_confirmation: needed })
  }
  const swipes = (allowed: boolean): void => {
    app.isVerticalSwipesEnabled = allowed
    post('web_app_setup_swipe_behavior', { allow_vertical_swipe: allowed })
  }

  showTheme(root, params.theme)
  showViewport(root, window.innerHeight, true)
  window.addEventListener('resize', () => {
    app.viewportHeight = window.innerHeight
    app.viewportStableHeight = window.innerHeight
    showViewport(root, window.innerHeight, true)
    emit('viewportChanged', { isStateStable: true })
  })
  hear('theme_changed', ({ theme_params }) => {
    app.themeParams = colorsOf(theme_params)
    app.colorScheme = schemeOf(app.themeParams)
    showTheme(root, app.themeParams)
    emit('themeChanged')
  })
  hear('viewport_changed', ({ is_expanded }) => {
    app.isExpanded = is_expanded === true
    emit('viewportChanged', { isStateStable: true })
  })
  hear('back_button_pressed', () => emit('backButtonClicked'))
  hear('main_button_pressed', () => emit('mainButtonClicked'))
  post('iframe_ready', { reload_supported: false })
  post('web_app_request_theme')
  return app
}

/** Whether a version like `7.10` is another one or newer. */
export function isAtLeast(version: string, other: string): boolean {
  const [own, wanted] = [version, other].map((text) => text.split('.').map(Number))
  for (let index = 0; index < Math.max(own?.length ?? 0, wanted?.length ?? 0); index += 1) {
    const difference = (own?.[index] ?? 0) - (wanted?.[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}
