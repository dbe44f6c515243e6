import { ArrowLeft, Camera, RotateCw, Sparkles, X } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { pretendCamera } from '../state/pretend-camera.js'
import { shownTheme } from '../state/theme.js'
import { Button, IconButton } from '../ui/button.js'
import { themeParams } from './app-theme.js'
import { composerOf } from './composer-model.js'
import type { WebAppTarget } from './model.js'
import { Question } from './question.js'
import { Sheet } from './sheet.js'
import { useWebApp } from './use-web-app.js'
import style from './web-app-sheet.module.css'

/** Opens the web app of a button over the phone. */
export function openWebApp(chat: ChatModel, target: WebAppTarget): void {
  composerOf(chat).webApp.value = target
}

export function WebAppSheet({ chat, target }: { chat: ChatModel; target: WebAppTarget }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [asking, setAsking] = useState(false)
  const close = (): void => {
    composerOf(chat).webApp.value = null
  }
  const app = useWebApp(chat, target, frame, close)
  const theme = shownTheme.value
  const { post } = app
  useEffect(() => post('theme_changed', { theme_params: themeParams() }), [theme, post])
  const { botName } = chat.state.value
  const { popup, mainButton, backButton, askBeforeClosing, expanded } = app.frame
  return (
    <Sheet label={`Web app of ${botName}`} height={expanded ? '100%' : '82%'} onLeave={() => setAsking(true)}>
      <header class={style.header}>
        <IconButton
          icon={backButton ? ArrowLeft : X}
          label={backButton ? 'Back' : 'Close'}
          onClick={() => {
            if (backButton) post('back_button_pressed')
            else if (askBeforeClosing) setAsking(true)
            else close()
          }}
        />
        <div class={style.title}>
          <strong dir="auto">{botName}</strong>
          <small>{app.url ? new URL(app.url).host : ''}</small>
        </div>
        <IconButton
          icon={pretendCamera.value ? Sparkles : Camera}
          label="Pretend a camera"
          pressed={pretendCamera.value}
          onClick={() => {
            pretendCamera.value = !pretendCamera.value
          }}
        />
        <IconButton icon={RotateCw} label="Reload" onClick={app.reload} />
      </header>
      <div class={style.page}>
        {app.failure ? (
          <div class={style.failure} role="alert">
            <h3>This page does not load</h3>
            <p dir="auto">{app.failure}</p>
            <Button look="main" onClick={app.reload}>
              Try again
            </Button>
          </div>
        ) : (
          app.url &&
          app.there && (
            <iframe
              key={app.round}
              ref={frame}
              title={`Web app of ${botName}`}
              src={app.url}
              sandbox="allow-scripts allow-forms allow-same-origin allow-popups"
              allow="camera; microphone; autoplay"
              onLoad={app.loaded}
            />
          )
        )}
        {app.loading && !app.failure && <span class={style.spinner} role="status" aria-label="Loading" />}
      </div>
      {mainButton.visible && (
        <button
          type="button"
          class={style.mainButton}
          disabled={!mainButton.active || mainButton.busy}
          style={{
            ...(mainButton.color && { background: mainButton.color }),
            ...(mainButton.textColor && { color: mainButton.textColor }),
          }}
          onClick={() => post('main_button_pressed')}
        >
          <span dir="auto">{mainButton.busy ? 'One moment…' : mainButton.text}</span>
        </button>
      )}
      {popup && (
        <Question
          title={popup.title}
          message={popup.message}
          answers={popup.buttons.map(({ id, type, text }) => ({
            text,
            danger: type === 'destructive',
            onSelect: () => app.answerPopup(id),
          }))}
        />
      )}
      {asking && (
        <Question
          title="Close the web app?"
          message="What you have not finished in it may be lost."
          answers={[
            { text: 'Stay', onSelect: () => setAsking(false) },
            { text: 'Close anyway', danger: true, onSelect: close },
          ]}
        />
      )}
    </Sheet>
  )
}
