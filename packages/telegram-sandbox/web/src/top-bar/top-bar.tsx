import { UserPlus } from 'lucide'
import { control } from '../server/control.js'
import { connection } from '../state/world.js'
import { IconButton } from '../ui/button.js'
import { attempt } from '../ui/toast.js'
import style from './top-bar.module.css'

export function TopBar() {
  return (
    <header class={style.bar}>
      <h1>Telegram sandbox</h1>
      <span role="status">{connection.value}</span>
      <IconButton icon={UserPlus} label="Add a member" onClick={() => attempt(control.createMember({}))} />
    </header>
  )
}
