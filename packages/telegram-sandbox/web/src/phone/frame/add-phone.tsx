import { UserPlus } from 'lucide'
import { useState } from 'preact/hooks'
import { freshName } from '../../model/person.js'
import { control } from '../../server/control.js'
import { chats } from '../../state/world.js'
import { Icon } from '../../ui/icon.js'
import style from './add-phone.module.css'
import { MemberDialog } from './member-dialog.js'

/** At the end of the row: another member. */
export function AddPhone() {
  const [open, setOpen] = useState(false)
  const names = chats.value.map(({ member }) => member.value.first_name)
  return (
    <div class={style.place}>
      <button type="button" class={style.add} onClick={() => setOpen(true)}>
        <span class={style.icon}>
          <Icon of={UserPlus} size={26} />
        </span>
        <strong>Add a member</strong>
        <span>Another phone, another person</span>
      </button>
      {open && (
        <MemberDialog
          title="Add a member"
          action="Add"
          member={{ first_name: freshName(names) }}
          onClose={() => setOpen(false)}
          onDone={(member) => control.createMember(withoutEmpty(member))}
        />
      )}
    </div>
  )
}

function withoutEmpty<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>
}
