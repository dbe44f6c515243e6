import { signal } from '@preact/signals'
import style from './toast.module.css'

interface Toast {
  id: number
  text: string
}

const SHOWN_MS = 4_000
const toasts = signal<readonly Toast[]>([])
let last = 0

/** Says something for a few seconds at the foot of the page. */
export function toast(text: string): void {
  last += 1
  const id = last
  toasts.value = [...toasts.value.slice(-2), { id, text }]
  setTimeout(() => {
    toasts.value = toasts.value.filter((shown) => shown.id !== id)
  }, SHOWN_MS)
}

/** Does what was asked; when it fails, says so in a toast. */
export function attempt(work: Promise<unknown>): void {
  work.catch((error: unknown) => toast(error instanceof Error ? error.message : String(error)))
}

export function Toasts() {
  return (
    <div class={style.toasts} role="status">
      {toasts.value.map(({ id, text }) => (
        <p key={id} class={style.toast} dir="auto">
          {text}
        </p>
      ))}
    </div>
  )
}
