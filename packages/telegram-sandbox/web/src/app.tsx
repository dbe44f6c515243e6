import style from './app.module.css'
import { Inspector } from './inspector/inspector.js'
import { Phones } from './phone/phones.js'
import { TopBar } from './top-bar/top-bar.js'
import { Toasts } from './ui/toast.js'

export function App() {
  return (
    <div class={style.app}>
      <TopBar />
      <main class={style.main}>
        <Phones />
        <Inspector />
      </main>
      <Toasts />
    </div>
  )
}
