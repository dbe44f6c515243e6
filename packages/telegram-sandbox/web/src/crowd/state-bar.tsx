import type { CrowdState } from '../../../src/api.js'
import style from './crowd.module.css'

const STATES = ['registering', 'idle', 'searching', 'talking'] as const

/** How many do what, as one bar with its legend. */
export function StateBar({ state }: { state: CrowdState }) {
  return (
    <>
      <div class={style.bar} aria-hidden="true">
        {STATES.map((name) => (
          <span key={name} data-state={name} style={{ flexGrow: state[name] }} />
        ))}
      </div>
      <dl class={style.states}>
        {STATES.map((name) => (
          <div key={name} data-state={name}>
            <dt>{name}</dt>
            <dd>{state[name].toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
