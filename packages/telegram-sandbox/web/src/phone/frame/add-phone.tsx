import { UserPlus } from 'lucide'
import { useState } from 'preact/hooks'
import { AddMember } from '../../top-bar/add-member.js'
import { Icon } from '../../ui/icon.js'
import style from './add-phone.module.css'

/** At the end of the row: another member. */
export function AddPhone() {
  const [open, setOpen] = useState(false)
  return (
    <div class={style.place}>
      <button type="button" class={style.add} onClick={() => setOpen(true)}>
        <span class={style.icon}>
          <Icon of={UserPlus} size={26} />
        </span>
        <strong>Add a member</strong>
        <span>Another phone, another person</span>
      </button>
      {open && <AddMember onClose={() => setOpen(false)} />}
    </div>
  )
}
