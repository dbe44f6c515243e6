import { useState } from 'preact/hooks'
import { control } from '../server/control.js'
import { chats } from '../state/world.js'
import { Button } from '../ui/button.js'
import { Dialog } from '../ui/dialog.js'
import form from '../ui/form.module.css'
import { type FormFaults, faultsOf, type MemberForm, memberFrom } from './member-form.js'
import { LANGUAGES, type SuggestedMember, suggestedMembers } from './suggested-members.js'
import style from './top-bar.module.css'

const SHOWN_SUGGESTIONS = 6

const filledWith = (member: SuggestedMember | undefined): MemberForm => ({
  name: member?.first_name ?? '',
  lastName: '',
  username: member?.username ?? '',
  language: member?.language_code ?? 'en',
  premium: false,
})

/** The window in which a new member is described. */
export function AddMember({ onClose }: { onClose: () => void }) {
  const members = chats.value.map(({ member }) => member.value)
  const suggested = suggestedMembers(members.map(({ first_name }) => first_name)).slice(0, SHOWN_SUGGESTIONS)
  const [values, setValues] = useState(() => filledWith(suggested[0]))
  const [faults, setFaults] = useState<FormFaults>({})
  const [refusal, setRefusal] = useState('')
  const [busy, setBusy] = useState(false)
  const change = (changed: Partial<MemberForm>): void => {
    setValues({ ...values, ...changed })
    setFaults({})
    setRefusal('')
  }
  const add = async (): Promise<void> => {
    const found = faultsOf(values, members)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      await control.createMember(memberFrom(values))
      onClose()
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title="Add a member" onClose={onClose}>
      <form
        class={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row */}
        <div class={style.suggestions} role="group" aria-label="Suggestions">
          {suggested.map((member) => (
            <button
              key={member.username}
              type="button"
              class={style.suggestion}
              lang={member.language_code}
              aria-pressed={values.name === member.first_name}
              onClick={() => change(filledWith(member))}
            >
              {member.first_name}
            </button>
          ))}
        </div>
        <div class={form.row}>
          <Field
            label="First name"
            autoFocus
            value={values.name}
            fault={faults.name}
            onInput={(name) => change({ name })}
          />
          <Field
            label="Last name (if any)"
            value={values.lastName}
            onInput={(lastName) => change({ lastName })}
          />
        </div>
        <Field
          label="Username (if any)"
          value={values.username}
          fault={faults.username}
          onInput={(username) => change({ username })}
        />
        <label class={form.field}>
          Language of their Telegram
          <select
            class={form.input}
            value={values.language}
            onChange={(event) => change({ language: event.currentTarget.value })}
          >
            {LANGUAGES.map(([code, name]) => (
              <option key={code} value={code}>
                {name} ({code})
              </option>
            ))}
          </select>
        </label>
        <label class={form.check}>
          <input
            type="checkbox"
            checked={values.premium}
            onChange={(event) => change({ premium: event.currentTarget.checked })}
          />
          Has Telegram Premium
        </label>
        {refusal && (
          <p class={form.error} role="alert" dir="auto">
            {refusal}
          </p>
        )}
        <div class={form.foot}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" disabled={busy}>
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Field({
  label,
  value,
  fault,
  autoFocus,
  onInput,
}: {
  label: string
  value: string
  fault?: string | undefined
  autoFocus?: boolean
  onInput: (value: string) => void
}) {
  return (
    <label class={form.field}>
      {label}
      <input
        class={form.input}
        dir="auto"
        autocomplete="off"
        // biome-ignore lint/a11y/noAutofocus: else a dialog gives the focus to its cross
        autoFocus={autoFocus}
        value={value}
        aria-invalid={fault !== undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {fault && (
        <span class={form.error} role="alert">
          {fault}
        </span>
      )}
    </label>
  )
}
