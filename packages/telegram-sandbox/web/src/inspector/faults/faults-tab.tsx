import { X } from 'lucide'
import { control } from '../../server/control.js'
import { chatOf, faults } from '../../state/world.js'
import { Button, IconButton } from '../../ui/button.js'
import form from '../../ui/form.module.css'
import { attempt } from '../../ui/toast.js'
import { wordsOf } from './fault-words.js'
import style from './faults.module.css'
import { NewFault } from './new-fault.js'

/** What of Telegram is broken on purpose, and what else could be. */
export function FaultsTab() {
  return (
    <div class={style.tab}>
      <section class={style.section} aria-label="Faults that are on">
        <header class={style.head}>
          <h2>Now</h2>
          {faults.value.length > 1 && (
            <Button onClick={() => attempt(control.clearFaults())}>Switch all off</Button>
          )}
        </header>
        {faults.value.length === 0 && (
          <p class={form.hint}>Telegram works as it should. Switch a fault on and go on talking.</p>
        )}
        <ul class={style.active}>
          {faults.value.map((fault) => {
            const { title, details } = wordsOf(fault)
            const who = fault.chatId === undefined ? 'everybody' : nameOf(fault.chatId)
            return (
              <li key={fault.id} class={style.fault}>
                <span>
                  <b>{title}</b> for <bdi>{who}</bdi>
                  <small>{details}</small>
                </span>
                <IconButton
                  icon={X}
                  label={`Switch off: ${title}`}
                  onClick={() => attempt(control.removeFault(fault.id))}
                />
              </li>
            )
          })}
        </ul>
      </section>
      <NewFault />
    </div>
  )
}

const nameOf = (memberId: number): string => chatOf(memberId)?.member.value.first_name ?? String(memberId)
