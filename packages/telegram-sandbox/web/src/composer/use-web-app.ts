import type { RefObject } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { pretendCamera } from '../state/pretend-camera.js'
import { attempt } from '../ui/toast.js'
import { themeParams } from './app-theme.js'
import type { WebAppTarget } from './model.js'
import { inOrder } from './sending.js'
import {
  type AppEvent,
  type AppFrame,
  framed,
  linkOf,
  newFrame,
  readEvent,
  withPretendCamera,
  withTheme,
} from './web-app-bridge.js'

export interface WebApp {
  /** null until the sandbox has signed it. */
  url: string | null
  /** Something answers there. */
  there: boolean
  /** Rises when the page is loaded anew. */
  round: number
  frame: AppFrame
  loading: boolean
  /** Why there is no page. */
  failure: string | null
  loaded(): void
  reload(): void
  post(type: string, data?: Record<string, unknown>): void
  answerPopup(button: string): void
}

/** Loads a web app, hears what it says and does what it asks. */
export function useWebApp(
  chat: ChatModel,
  target: WebAppTarget,
  iframe: RefObject<HTMLIFrameElement | null>,
  close: () => void,
): WebApp {
  const [url, setUrl] = useState<string | null>(null)
  const [there, setThere] = useState(false)
  const [round, setRound] = useState(0)
  const [frame, setFrame] = useState(newFrame)
  const [loading, setLoading] = useState(true)
  const [failure, setFailure] = useState<string | null>(null)
  const pretends = pretendCamera.value

  useEffect(() => {
    let current = true
    setUrl(null)
    setThere(false)
    setFrame(newFrame)
    setLoading(true)
    setFailure(null)
    const open = async (): Promise<void> => {
      const { url: signed, answers } = await control.openWebApp(chat.id, target)
      if (!current) return
      const themed = withTheme(signed, themeParams())
      setUrl(pretends ? withPretendCamera(themed) : themed)
      // A frame says "loaded" of the browser's error page, too.
      if (answers) setThere(true)
      else setFailure(`Nothing answers at ${new URL(signed).host}.`)
    }
    open().catch((error: unknown) => {
      if (current) setFailure(error instanceof Error ? error.message : String(error))
    })
    return () => {
      current = false
    }
  }, [chat, target, round, pretends])

  const post = useCallback(
    (type: string, data: Record<string, unknown> = {}) => {
      // The app may have gone to another origin; what is posted is no secret.
      iframe.current?.contentWindow?.postMessage(JSON.stringify({ eventType: type, eventData: data }), '*')
    },
    [iframe],
  )

  useEffect(() => {
    const hear = (message: MessageEvent<unknown>): void => {
      if (message.source === null || message.source !== iframe.current?.contentWindow) return
      const event = readEvent(message.data)
      if (event === null) return
      setFrame((before) => framed(before, event))
      obey(event, { chat, target, iframe, post, close })
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [chat, target, iframe, post, close])

  return {
    url,
    there,
    round,
    frame,
    loading,
    failure,
    post,
    loaded: () => setLoading(false),
    reload: () => setRound((before) => before + 1),
    answerPopup: (button) => {
      setFrame((before) => ({ ...before, popup: null }))
      post('popup_closed', button ? { button_id: button } : {})
    },
  }
}

interface Surroundings {
  chat: ChatModel
  target: WebAppTarget
  iframe: RefObject<HTMLIFrameElement | null>
  post: WebApp['post']
  close: () => void
}

function obey(event: AppEvent, { chat, target, iframe, post, close }: Surroundings): void {
  switch (event.type) {
    case 'web_app_close':
      close()
      return
    case 'web_app_request_theme':
      post('theme_changed', { theme_params: themeParams() })
      return
    case 'web_app_expand':
    case 'web_app_request_viewport': {
      const { clientWidth: width = 0, clientHeight: height = 0 } = iframe.current ?? {}
      post('viewport_changed', { width, height, is_expanded: true, is_state_stable: true })
      return
    }
    case 'web_app_request_safe_area':
    case 'web_app_request_content_safe_area': {
      const name =
        event.type === 'web_app_request_safe_area' ? 'safe_area_changed' : 'content_safe_area_changed'
      post(name, { top: 0, bottom: 0, left: 0, right: 0 })
      return
    }
    case 'web_app_open_link':
    case 'web_app_open_tg_link': {
      const link = linkOf(event)
      if (link) window.open(link, '_blank', 'noopener')
      return
    }
    case 'web_app_data_send':
      // Telegram takes data only from an app that a key of the reply keyboard has opened.
      if (!('keyboardLabel' in target) || typeof event.data.data !== 'string') return
      attempt(sendData(chat, target.keyboardLabel, event.data.data))
      close()
      return
    default:
  }
}

const sendData = (chat: ChatModel, label: string, data: string): Promise<unknown> =>
  inOrder(chat, () => control.sendWebAppData(chat.id, label, data))
