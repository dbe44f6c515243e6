import { traffic } from '../state/traffic.js'

/** What goes on between the bot and Telegram. */
export function Inspector() {
  return (
    <aside aria-label="Inspector">
      {traffic.value.slice(-20).map(({ key, kind }) => (
        <p key={key}>{kind}</p>
      ))}
    </aside>
  )
}
