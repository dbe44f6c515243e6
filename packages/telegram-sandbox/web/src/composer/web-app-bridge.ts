/** What a mini app says to Telegram, by `postMessage` from its frame. */
export interface AppEvent {
  type: string
  data: Record<string, unknown>
}

export interface AppButton {
  visible: boolean
  active: boolean
  text: string
  color: string | null
  textColor: string | null
  busy: boolean
}

export interface AppPopup {
  title: string
  message: string
  buttons: Array<{ id: string; type: string; text: string }>
}

/** What a mini app has asked Telegram to show around it. */
export interface AppFrame {
  ready: boolean
  expanded: boolean
  backButton: boolean
  askBeforeClosing: boolean
  mainButton: AppButton
  popup: AppPopup | null
}

const noButton: AppButton = {
  visible: false,
  active: true,
  text: 'Continue',
  color: null,
  textColor: null,
  busy: false,
}

export const newFrame: AppFrame = {
  ready: false,
  expanded: false,
  backButton: false,
  askBeforeClosing: false,
  mainButton: noButton,
  popup: null,
}

/** Reads a message of a frame; null when it is none of Telegram's. */
export function readEvent(message: unknown): AppEvent | null {
  const parsed = typeof message === 'string' ? parse(message) : message
  if (!isRecord(parsed) || typeof parsed.eventType !== 'string') return null
  const data = typeof parsed.eventData === 'string' ? parse(parsed.eventData) : parsed.eventData
  return { type: parsed.eventType, data: isRecord(data) ? data : {} }
}

/** The frame after an event. */
export function framed(frame: AppFrame, { type, data }: AppEvent): AppFrame {
  switch (type) {
    case 'iframe_ready':
    case 'web_app_ready':
      return { ...frame, ready: true }
    case 'iframe_will_reload':
      return { ...newFrame, expanded: frame.expanded }
    case 'web_app_expand':
      return { ...frame, expanded: true }
    case 'web_app_setup_back_button':
      return { ...frame, backButton: data.is_visible === true }
    case 'web_app_setup_closing_behavior':
      return { ...frame, askBeforeClosing: data.need_confirmation === true }
    case 'web_app_setup_main_button':
      return { ...frame, mainButton: buttonOf(frame.mainButton, data) }
    case 'web_app_open_popup':
      return { ...frame, popup: popupOf(data) }
    default:
      return frame
  }
}

/** A button is told only what changes. */
function buttonOf(before: AppButton, data: Record<string, unknown>): AppButton {
  return {
    visible: flag(data.is_visible, before.visible),
    active: flag(data.is_active, before.active),
    text: text(data.text, before.text),
    color: colorOf(data.color) ?? before.color,
    textColor: colorOf(data.text_color) ?? before.textColor,
    busy: flag(data.is_progress_visible, before.busy),
  }
}

const LABELS: Record<string, string> = { ok: 'OK', close: 'Close', cancel: 'Cancel' }

function popupOf(data: Record<string, unknown>): AppPopup {
  const given = Array.isArray(data.buttons) ? data.buttons.filter(isRecord) : []
  const buttons = given.map(({ id, type, text: label }) => {
    const kind = text(type, 'default')
    return { id: text(id, ''), type: kind, text: LABELS[kind] ?? text(label, 'OK') }
  })
  return {
    title: text(data.title, ''),
    message: text(data.message, ''),
    buttons: buttons.length > 0 ? buttons : [{ id: '', type: 'close', text: 'Close' }],
  }
}

/** The address with the page's own colours in place of those that the sandbox has put there. */
export const withTheme = (url: string, theme: Record<string, string>): string =>
  url.replace(/(\btgWebAppThemeParams=)[^&]*/, (_, name) => name + encodeURIComponent(JSON.stringify(theme)))

/** The address with word for the sandbox's stand-in for Telegram's script: the camera is drawn. */
export const withPretendCamera = (url: string): string => `${url}&tgSandboxCamera=pretend`

/** A web address that may be opened beside the page, or null. */
export function linkOf({ type, data }: AppEvent): string | null {
  const link = type === 'web_app_open_tg_link' ? `https://t.me${text(data.path_full, '')}` : data.url
  if (typeof link !== 'string' || !URL.canParse(link)) return null
  return /^https?:$/.test(new URL(link).protocol) ? link : null
}

const flag = (value: unknown, before: boolean): boolean => (typeof value === 'boolean' ? value : before)
const text = (value: unknown, before: string): string => (typeof value === 'string' ? value : before)
const colorOf = (value: unknown): string | null =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : null

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
