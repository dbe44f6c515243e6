import { crowd } from '../state/world.js'
import { Charts } from './charts.js'
import style from './crowd.module.css'
import { CrowdForm } from './crowd-form.js'
import { wordsOf } from './order.js'
import { Services } from './services.js'
import { StateBar } from './state-bar.js'

/** Simulated people: how many, what they do, and what that costs. */
export function CrowdTab() {
  const state = crowd.value
  return (
    <div class={style.tab}>
      <section class={style.section} aria-label="Crowd">
        <h2>Crowd</h2>
        <p class={style.intro}>
          Simulated people who register, search, talk and leave, through the real system.
        </p>
        {state && <CrowdForm now={state} />}
      </section>
      {state && (
        <section class={style.section} aria-label="What the crowd does">
          <p class={style.present} role="status">
            {wordsOf(state)}
          </p>
          <StateBar state={state} />
        </section>
      )}
      <section class={style.section} aria-label="Figures">
        <Charts />
      </section>
      <section class={style.section} aria-label="Services">
        <h2>Services</h2>
        <Services />
      </section>
    </div>
  )
}
