import { bot } from '../../state/world.js'
import { usePhone } from '../phone-ui.js'
import { Avatar } from './avatar.js'
import style from './welcome.module.css'

/** A chat without messages: what the bot says of itself, and what to do. */
export function Welcome() {
  const { chat } = usePhone()
  const { description, botName } = chat.state.value
  return (
    <div class={style.welcome}>
      <div class={style.card}>
        <Avatar id={bot.value?.user.id ?? 0} names={[botName]} size={72} />
        {description ? (
          <>
            <strong>What can this bot do?</strong>
            <p dir="auto">{description}</p>
          </>
        ) : (
          <strong>No messages here yet…</strong>
        )}
        {!chat.member.value.started && <p class={style.hint}>Press START to begin</p>}
      </div>
    </div>
  )
}
