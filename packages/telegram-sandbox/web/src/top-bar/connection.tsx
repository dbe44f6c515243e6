import { connection } from '../state/world.js'
import style from './top-bar.module.css'

const WORDS = { connecting: 'Connecting', live: 'Live', lost: 'Lost' }

/** Whether the page follows the sandbox. */
export function ConnectionLamp() {
  return (
    <span class={style.connection} data-state={connection.value} role="status">
      <span class={style.lamp} aria-hidden="true" />
      {WORDS[connection.value]}
    </span>
  )
}

/** Over the page while the sandbox is away. */
export function LostBanner() {
  if (connection.value !== 'lost') return null
  return (
    <p class={style.banner} role="alert">
      The connection to the sandbox is lost. Trying again…
    </p>
  )
}
