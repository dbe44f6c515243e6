import { useState } from 'preact/hooks'
import type { CrowdOrder, CrowdState, Pace } from '../../../src/api.js'
import { control } from '../server/control.js'
import { Button } from '../ui/button.js'
import { Choice, type Option } from '../ui/choice.js'
import form from '../ui/form.module.css'
import style from './crowd.module.css'
import { fromSlider, MOST_PEOPLE, orderFrom, toSlider } from './order.js'

const PACES: ReadonlyArray<Option<Pace>> = [
  { value: 'calm', label: 'Calm' },
  { value: 'lively', label: 'Lively' },
  { value: 'busy', label: 'Busy' },
]
const SUGGESTED_SIZE = 50

export function CrowdForm({ now }: { now: CrowdState }) {
  const [size, setSize] = useState(String(now.size || SUGGESTED_SIZE))
  const [pace, setPace] = useState(now.pace)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const there = now.size > 0 || now.present > 0
  const changed = now.size === 0 || size.trim() !== String(now.size) || pace !== now.pace
  const order = async (wanted: CrowdOrder): Promise<void> => {
    setBusy(true)
    setWrong('')
    await control
      .setCrowd(wanted)
      .catch((error: unknown) => setWrong(error instanceof Error ? error.message : String(error)))
    setBusy(false)
  }
  const submit = (): void => {
    const made = orderFrom(size, pace)
    if ('wrong' in made) setWrong(made.wrong)
    else void order(made.order)
  }
  const resize = (wanted: string): void => {
    setSize(wanted)
    setWrong('')
  }
  return (
    <form
      class={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div class={style.size}>
        <input
          type="range"
          min="0"
          max="100"
          aria-label="Size of the crowd, roughly"
          aria-valuetext={`${size} people`}
          value={toSlider(Math.min(MOST_PEOPLE, Math.max(0, Number(size) || 0)))}
          onInput={(event) => resize(String(fromSlider(Number(event.currentTarget.value))))}
        />
        <label class={style.people}>
          <input
            class={form.input}
            inputMode="numeric"
            autocomplete="off"
            aria-label="People"
            aria-invalid={wrong !== ''}
            value={size}
            onInput={(event) => resize(event.currentTarget.value)}
          />
          people
        </label>
      </div>
      <Choice label="Pace" options={PACES} value={pace} onChange={setPace} />
      {wrong && (
        <p class={form.error} role="alert">
          {wrong}
        </p>
      )}
      <div class={form.foot}>
        <Button
          look="danger"
          disabled={busy || !there || now.size === 0}
          onClick={() => void order({ size: 0, pace })}
        >
          Send home
        </Button>
        <Button look="main" type="submit" disabled={busy || !changed}>
          {now.size > 0 ? 'Change' : 'Start'}
        </Button>
      </div>
    </form>
  )
}
