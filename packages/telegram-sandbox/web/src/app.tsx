import style from './app.module.css'
import { FootTabs } from './frame/foot-tabs.js'
import { Splitter } from './frame/splitter.js'
import { Welcome } from './frame/welcome.js'
import { Inspector } from './inspector/inspector.js'
import { Phones } from './phone/phones.js'
import { inspectorShown, inspectorWidth, narrow, view } from './state/frame.js'
import { bot, chats } from './state/world.js'
import { LostBanner } from './top-bar/connection.js'
import { TopBar } from './top-bar/top-bar.js'
import { Toasts } from './ui/toast.js'

export function App() {
  const known = bot.value !== null
  const empty = chats.value.length === 0
  const phonesAway = narrow.value && view.value !== 'phones'
  const inspects = narrow.value ? view.value !== 'phones' : inspectorShown.value
  return (
    <div class={style.app}>
      <TopBar />
      <main class={style.main}>
        {/* Out of sight but laid out, so that the chats stay where they were scrolled to. */}
        <div class={phonesAway ? `${style.phones} ${style.away}` : style.phones}>
          {/* Not before they are known: a narrow page would stay where no phone is yet. */}
          {known && (empty ? <Welcome /> : <Phones />)}
        </div>
        {inspects && !narrow.value && <Splitter />}
        {inspects && (
          <div
            id="inspector"
            class={style.inspector}
            style={
              narrow.value
                ? undefined
                : { width: `${inspectorWidth.value}px`, maxWidth: 'calc(100vw - 340px)' }
            }
          >
            <Inspector />
          </div>
        )}
      </main>
      {narrow.value && <FootTabs />}
      <LostBanner />
      <Toasts />
    </div>
  )
}
