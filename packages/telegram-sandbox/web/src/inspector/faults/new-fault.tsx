import { useState } from 'preact/hooks'
import { control } from '../../server/control.js'
import { chats } from '../../state/world.js'
import { Button } from '../../ui/button.js'
import form from '../../ui/form.module.css'
import { type FaultForm, faultFrom, NEW_FAULT } from './fault-form.js'
import { KINDS } from './fault-words.js'
import style from './faults.module.css'
import { Methods } from './methods.js'

/** The form in which a fault is described and switched on. */
export function NewFault() {
  const [values, setValues] = useState(NEW_FAULT)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const change = (changed: Partial<FaultForm>): void => {
    setValues({ ...values, ...changed })
    setWrong('')
  }
  const add = async (): Promise<void> => {
    const made = faultFrom(values)
    if ('wrong' in made) return setWrong(made.wrong)
    setBusy(true)
    await control
      .addFault(made.fault)
      .catch((error: unknown) => setWrong(error instanceof Error ? error.message : String(error)))
    setBusy(false)
  }
  const does = KINDS.find(({ kind }) => kind === values.kind)?.does
  return (
    <form
      class={`${style.section} ${form.form}`}
      aria-label="Switch a fault on"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <h2>Switch a fault on</h2>
      <div class={form.row}>
        <label class={form.field}>
          What happens
          <select
            class={form.input}
            value={values.kind}
            onChange={({ currentTarget: { value } }) => {
              const chosen = KINDS.find(({ kind }) => kind === value)
              if (chosen) change({ kind: chosen.kind })
            }}
          >
            {KINDS.map(({ kind, title }) => (
              <option key={kind} value={kind}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {values.kind === 'slow' && (
          <NumberField label="By how many ms" value={values.ms} onInput={(ms) => change({ ms })} />
        )}
        {values.kind === 'too-many-requests' && (
          <NumberField
            label="Try again after (s)"
            value={values.retryAfter}
            onInput={(retryAfter) => change({ retryAfter })}
          />
        )}
      </div>
      <p class={form.hint}>{does}</p>
      <div class={form.row}>
        <label class={form.field}>
          For whom
          <select
            class={form.input}
            value={values.memberId ?? ''}
            onChange={({ currentTarget: { value } }) =>
              change({ memberId: value === '' ? null : Number(value) })
            }
          >
            <option value="">Everybody</option>
            {chats.value.map((chat) => (
              <option key={chat.id} value={chat.id}>
                {chat.member.value.first_name}
              </option>
            ))}
          </select>
        </label>
        <NumberField label="Chance (%)" value={values.percent} onInput={(percent) => change({ percent })} />
        <NumberField
          label="How many times"
          placeholder="no end"
          value={values.times}
          onInput={(times) => change({ times })}
        />
      </div>
      <Methods chosen={values.methods} onChange={(methods) => change({ methods })} />
      {wrong && (
        <p class={form.error} role="alert">
          {wrong}
        </p>
      )}
      <div class={form.foot}>
        <Button look="main" type="submit" disabled={busy}>
          Switch on
        </Button>
      </div>
    </form>
  )
}

function NumberField({
  label,
  value,
  placeholder,
  onInput,
}: {
  label: string
  value: string
  placeholder?: string
  onInput: (value: string) => void
}) {
  return (
    <label class={form.field}>
      {label}
      <input
        class={form.input}
        inputMode="numeric"
        autocomplete="off"
        placeholder={placeholder}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}
