/** What Telegram tells a mini app in the fragment of its address. */
export interface LaunchParams {
  initData: string
  version: string
  platform: string
  theme: Readonly<Record<string, string>>
  /** Only the sandbox says this: the camera is drawn. */
  pretendCamera: boolean
}

const KEY = 'telegram.launch'

/**
 * Reads them from the fragment. A page that was loaded anew without it, or went on to another address, still has those that
 * it was opened with.
 */
export function launchParams(
  hash: string,
  storage: Pick<Storage, 'getItem' | 'setItem'> | null,
): LaunchParams {
  const isGiven = /(^#|[?&])tgWebApp/.test(hash)
  const fragment = isGiven ? hash : (attempt(() => storage?.getItem(KEY)) ?? '')
  if (isGiven) attempt(() => storage?.setItem(KEY, hash))
  const fields = new URLSearchParams(fragment.replace(/^#(.*\?)?/, ''))
  return {
    initData: fields.get('tgWebAppData') ?? '',
    version: fields.get('tgWebAppVersion') ?? '6.0',
    platform: fields.get('tgWebAppPlatform') ?? 'unknown',
    theme: colorsOf(fields.get('tgWebAppThemeParams')),
    pretendCamera: fields.get('tgSandboxCamera') === 'pretend',
  }
}

/** Of a theme as JSON, what is a colour. */
export function colorsOf(json: unknown): Record<string, string> {
  const theme: unknown = typeof json === 'string' ? attempt(() => JSON.parse(json)) : json
  const entries = Object.entries(typeof theme === 'object' && theme !== null ? theme : {})
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && /^#[0-9a-f]{6}$/i.test(entry[1]) && /^[a-z_]+$/.test(entry[0]),
    ),
  )
}

/** The fields of signed data as an app reads them, with those that are JSON as objects. */
export function unsafeOf(initData: string): Record<string, unknown> {
  const fields = [...new URLSearchParams(initData)]
  return Object.fromEntries(
    fields.map(([name, value]) => [
      name,
      value.startsWith('{') ? (attempt(() => JSON.parse(value)) ?? value) : value,
    ]),
  )
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
