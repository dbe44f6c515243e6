import { useState } from 'preact/hooks'
import { control } from '../server/control.js'
import { suggestedMembers } from '../top-bar/suggested-members.js'
import { Button } from '../ui/button.js'
import { attempt } from '../ui/toast.js'
import style from './welcome.module.css'

/** What stands in place of the phones when there is none. */
export function Welcome() {
  const [busy, setBusy] = useState(false)
  const addTwo = async (): Promise<void> => {
    setBusy(true)
    try {
      for (const member of suggestedMembers([]).slice(0, 2)) await control.createMember(member)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class={style.welcome} aria-label="Phones">
      <img src="/icon.svg" alt="" />
      <h2>Nobody is here yet</h2>
      <p>
        Every member is a phone with the bot on it. Add two, press Start on both, and let them find each
        other.
      </p>
      <Button look="main" disabled={busy} onClick={() => attempt(addTwo())}>
        Add two members
      </Button>
    </section>
  )
}
