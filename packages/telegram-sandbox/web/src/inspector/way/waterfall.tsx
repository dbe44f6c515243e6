import type { Call } from '../../../../src/api.js'
import { duration } from '../traffic/describe.js'
import { revealRow } from '../traffic/list-state.js'
import { type Step, TELEGRAM, WAITING, type Way } from './way.js'
import style from './way.module.css'

export const nameOfService = (service: string): string =>
  service === TELEGRAM ? 'Telegram' : service === WAITING ? 'Waiting' : service

/** Bars one below the other, each where it was in time. */
export function Waterfall({ way }: { way: Way }) {
  return (
    <ol class={style.waterfall}>
      {way.steps.map((step) => (
        <li key={step.key} class={style.step} data-service={step.service} data-kind={step.kind}>
          <Label step={step} />
          <span class={style.time}>{step.kind === 'update' ? '' : duration(step.durationMs)}</span>
          <span class={style.track} aria-hidden="true">
            <span
              class={style.bar}
              data-failed={step.failed}
              style={{
                left: `${percent(step.from, way.totalMs)}%`,
                width: `${percent(step.durationMs, way.totalMs)}%`,
              }}
            />
          </span>
        </li>
      ))}
    </ol>
  )
}

const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0)

function Label({ step }: { step: Step }) {
  const { service, title, call, failed } = step
  return (
    <span class={style.label}>
      {service !== WAITING && <b>{nameOfService(service)} </b>}
      {call ? <CallLink call={call} /> : title}
      {failed && <span class={style.failed}>{call ? failureOf(call) : 'failed'}</span>}
    </span>
  )
}

function CallLink({ call }: { call: Call }) {
  return (
    <button
      type="button"
      class={style.link}
      title="Show it in the traffic"
      onClick={() => revealRow(`call ${call.id}`)}
    >
      {call.method}
    </button>
  )
}

const failureOf = ({ status }: Call): string => (status === 0 ? 'cut' : String(status))
