import { Ban, EllipsisVertical, Mic, MicOff, PhoneOff, Trash2, Undo2, UserPen } from 'lucide'
import { useState } from 'preact/hooks'
import { control } from '../../server/control.js'
import { Button } from '../../ui/button.js'
import { Dialog } from '../../ui/dialog.js'
import { MenuButton } from '../../ui/menu.js'
import { attempt } from '../../ui/toast.js'
import { usePhone } from '../phone-ui.js'
import { MemberDialog } from './member-dialog.js'
import style from './phone-dialogs.module.css'

/** What one can do to the member whose phone it is. */
export function PhoneMenu() {
  const { chat } = usePhone()
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null)
  const { blocked, deactivated, voiceForbidden, first_name: name } = chat.member.value
  const set = (state: Parameters<typeof control.setState>[1]) => () =>
    attempt(control.setState(chat.id, state))
  const close = (): void => setDialog(null)
  return (
    <>
      <MenuButton
        icon={EllipsisVertical}
        label={`Settings of ${name}`}
        items={[
          { text: 'Edit member', icon: UserPen, onSelect: () => setDialog('edit') },
          blocked
            ? { text: 'Unblock the bot', icon: Undo2, onSelect: set({ blocked: false }) }
            : { text: 'Block the bot', icon: Ban, onSelect: set({ blocked: true }) },
          voiceForbidden
            ? { text: 'Accept voice messages', icon: Mic, onSelect: set({ voiceForbidden: false }) }
            : { text: 'Refuse voice messages', icon: MicOff, onSelect: set({ voiceForbidden: true }) },
          deactivated
            ? { text: 'Restore the account', icon: Undo2, onSelect: set({ deactivated: false }) }
            : {
                text: 'Delete the account',
                icon: PhoneOff,
                danger: true,
                onSelect: set({ deactivated: true }),
              },
          { text: 'Remove this phone', icon: Trash2, danger: true, onSelect: () => setDialog('remove') },
        ]}
      />
      {dialog === 'edit' && <MemberDialog onClose={close} />}
      {dialog === 'remove' && (
        <Dialog title={`Remove the phone of ${name}?`} onClose={close}>
          <p>The member and their messages are gone then. The bot still knows them.</p>
          <div class={style.buttons}>
            <Button onClick={close}>Cancel</Button>
            <Button
              look="danger"
              onClick={() => {
                close()
                attempt(control.removeMember(chat.id))
              }}
            >
              Remove
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
