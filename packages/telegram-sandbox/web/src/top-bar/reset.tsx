import { useState } from 'preact/hooks'
import { control } from '../server/control.js'
import { Button } from '../ui/button.js'
import { Dialog } from '../ui/dialog.js'
import form from '../ui/form.module.css'
import { attempt, toast } from '../ui/toast.js'
import style from './top-bar.module.css'

/** Asks before everything is forgotten. */
export function ResetQuestion({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const reset = async (): Promise<void> => {
    setBusy(true)
    try {
      await control.reset()
      toast('The sandbox has forgotten everything.')
    } finally {
      onClose()
    }
  }
  return (
    <Dialog title="Forget everything?" onClose={onClose}>
      <div class={form.form}>
        <p class={style.paragraph}>The sandbox forgets, for everyone who has this page open:</p>
        <ul class={style.list}>
          <li>all members, their chats and their files</li>
          <li>the crowd</li>
          <li>the traffic, and the faults that are on</li>
        </ul>
        <p class={style.paragraph}>The bot keeps running and keeps what it has stored itself.</p>
        <div class={form.foot}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" disabled={busy} onClick={() => attempt(reset())}>
            Forget everything
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
