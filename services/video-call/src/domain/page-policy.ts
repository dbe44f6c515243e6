/** Whence Telegram's web clients may show the page in a frame; its apps need no leave. */
const TELEGRAM_FRAMES = ['https://web.telegram.org', 'https://*.telegram.org']
/** Where the sandbox stands. */
const LOOPBACK_FRAMES = ['http://127.0.0.1:*', 'http://localhost:*']

export interface PageAddresses {
  /** Public base of the service, when it is known. */
  readonly domain: string | undefined
  /** Address of Telegram's script for web apps. */
  readonly script: string
}

const isPlain = (address: string): boolean => new URL(address).protocol === 'http:'

/** The content security policy of the page: its own files, Telegram's script, its own socket, nothing else. */
export function pagePolicy({ domain, script }: PageAddresses): string {
  const plain = domain !== undefined && isPlain(domain)
  // Older browsers do not take 'self' for sockets.
  const socket = domain === undefined ? [] : [`${plain ? 'ws' : 'wss'}://${new URL(domain).host}`]
  const frames = plain ? [...TELEGRAM_FRAMES, ...LOOPBACK_FRAMES] : TELEGRAM_FRAMES
  return [
    "default-src 'none'",
    `script-src 'self' ${script.split(/[?#]/)[0]}`,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    `connect-src ${["'self'", ...socket].join(' ')}`,
    `frame-ancestors ${frames.join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}
