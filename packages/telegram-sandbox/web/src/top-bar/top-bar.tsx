import { PanelRightClose, PanelRightOpen, RotateCcw, TriangleAlert, UserPlus, Users } from 'lucide'
import { useState } from 'preact/hooks'
import { inspectorShown, narrow, openTab } from '../state/frame.js'
import { bot, crowd, faults } from '../state/world.js'
import { IconButton } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { AddMember } from './add-member.js'
import { ConnectionLamp } from './connection.js'
import { Help } from './help.js'
import { ResetQuestion } from './reset.js'
import { ThemeSwitch } from './theme-switch.js'
import style from './top-bar.module.css'

export function TopBar() {
  const [asks, setAsks] = useState<'member' | 'reset' | null>(null)
  const close = (): void => setAsks(null)
  return (
    <header class={style.bar}>
      <img class={style.logo} src="/icon.svg" alt="" />
      <h1 class={style.title}>
        <span class={style.name}>Telegram sandbox</span>
        {bot.value && <span class={style.bot}>plays @{bot.value.user.username}</span>}
      </h1>
      <ConnectionLamp />
      <Badges />
      <span class={style.space} />
      <IconButton icon={UserPlus} label="Add a member" onClick={() => setAsks('member')} />
      <ThemeSwitch />
      <IconButton icon={RotateCcw} label="Reset" onClick={() => setAsks('reset')} />
      <Help />
      {!narrow.value && (
        <IconButton
          icon={inspectorShown.value ? PanelRightClose : PanelRightOpen}
          label={inspectorShown.value ? 'Hide the inspector' : 'Show the inspector'}
          onClick={() => {
            inspectorShown.value = !inspectorShown.value
          }}
        />
      )}
      {asks === 'member' && <AddMember onClose={close} />}
      {asks === 'reset' && <ResetQuestion onClose={close} />}
    </header>
  )
}

/** What is out of the ordinary: faults that are on, a crowd that is there. */
function Badges() {
  const active = faults.value.length
  const people = crowd.value?.present ?? 0
  return (
    <>
      {active > 0 && (
        <button
          type="button"
          class={style.warning}
          aria-label={`${active} ${active === 1 ? 'fault is' : 'faults are'} on`}
          onClick={() => openTab('faults')}
        >
          <Icon of={TriangleAlert} size={16} />
          {active}
          <span class={style.wide}>{active === 1 ? 'fault' : 'faults'}</span>
        </button>
      )}
      {people > 0 && (
        <button
          type="button"
          class={style.people}
          aria-label={`A crowd of ${people} is there`}
          onClick={() => openTab('crowd')}
        >
          <Icon of={Users} size={16} />
          {people.toLocaleString('en')}
        </button>
      )}
    </>
  )
}
