import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ROOT } from '../../root.js'
import { PATIENCE_MS } from '../camera.js'

/** One way to look at the mini-app. */
export interface Look {
  readonly theme: 'light' | 'dark'
  readonly language: 'en' | 'fa'
}

export const LOOKS: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'fa' },
  { theme: 'dark', language: 'fa' },
]

/** Colours as Telegram's apps have them. */
const THEMES = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#eff2f5',
    text_color: '#0f1419',
    hint_color: '#6d7883',
    subtitle_text_color: '#6d7883',
    button_color: '#1d75bd',
    button_text_color: '#ffffff',
  },
  dark: {
    bg_color: '#1d2733',
    secondary_bg_color: '#131b24',
    text_color: '#f5f5f5',
    hint_color: '#8a9baa',
    subtitle_text_color: '#8a9baa',
    button_color: '#2f7ec4',
    button_text_color: '#ffffff',
  },
} as const

const ORIGIN = 'https://call.example'
const PAGE = join(ROOT, 'services/video-call/dist/web')
const SCRIPT = join(ROOT, 'packages/telegram-sandbox/dist/web/telegram-web-app.js')
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
}

export interface Opening {
  /** Behind `/call`. */
  address?: string
  /** Runs in the page before anything else. */
  before?: string
  /** The camera is what `before` makes of it, and not drawn. */
  ownCamera?: boolean
}

export interface Shown {
  page: Page
  context: BrowserContext
  /** Opens the mini-app anew, as a button in the chat does. */
  open(opening?: Opening): Promise<void>
}

export const PHONE = { width: 390, height: 780 }

/** A page in a profile of its own, which gets the mini-app from the build and nothing from elsewhere. */
export async function newPage(browser: Browser, { theme, language }: Look, size = PHONE): Promise<Shown> {
  let before = ''
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: language === 'fa' ? 'fa-IR' : 'en-GB',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    const file = pathname.endsWith('/telegram-web-app.js')
      ? SCRIPT
      : join(PAGE, pathname === '/call' ? 'index.html' : pathname.replace('/call/', ''))
    const body = await readFile(file, 'utf8')
    await route.fulfill({
      contentType: TYPES[extname(file)] ?? 'application/octet-stream',
      body: body
        .replace('%TELEGRAM_SCRIPT%', '/telegram-web-app.js')
        .replace('<head>', `<head><script>sessionStorage.clear();${before}</script>`),
    })
  })
  const page = await context.newPage()
  const launch = {
    tgWebAppData: new URLSearchParams({
      user: JSON.stringify({ id: 7, language_code: language }),
      hash: '0',
    }).toString(),
    tgWebAppVersion: '9.1',
    tgWebAppPlatform: 'android',
    tgWebAppThemeParams: JSON.stringify(THEMES[theme]),
  }
  return {
    page,
    context,
    open: async (opening = {}) => {
      before = opening.before ?? ''
      const fields = { ...launch, ...(!opening.ownCamera && { tgSandboxCamera: 'pretend' }) }
      await page.goto('about:blank')
      await page.goto(`${ORIGIN}/call${opening.address ?? '?t=a'}#${new URLSearchParams(fields)}`)
    },
  }
}
