import { useState } from 'preact/hooks'
import type { MemberChanges } from '../../../../src/api.js'
import { control } from '../../server/control.js'
import { LANGUAGES } from '../../top-bar/suggested-members.js'
import { Button } from '../../ui/button.js'
import { Dialog } from '../../ui/dialog.js'
import form from '../../ui/form.module.css'
import { usePhone } from '../phone-ui.js'

/** Changes what a member is called and how their Telegram is set. */
export function MemberDialog({ onClose }: { onClose: () => void }) {
  const { chat } = usePhone()
  const [error, setError] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const { first_name, last_name, username, language_code = 'en', is_premium } = chat.member.value
  const languages = LANGUAGES.some(([code]) => code === language_code)
    ? LANGUAGES
    : [...LANGUAGES, [language_code, language_code] as const]
  const save = async (fields: HTMLFormElement): Promise<void> => {
    setSending(true)
    try {
      await control.editMember(chat.id, changesIn(new FormData(fields)))
      onClose()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
      setSending(false)
    }
  }
  return (
    <Dialog title={`Edit ${first_name}`} onClose={onClose}>
      <form
        class={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save(event.currentTarget)
        }}
      >
        <div class={form.row}>
          <label class={form.field}>
            First name
            <input
              class={form.input}
              name="first_name"
              required
              maxLength={64}
              dir="auto"
              defaultValue={first_name}
            />
          </label>
          <label class={form.field}>
            Last name (if any)
            <input class={form.input} name="last_name" maxLength={64} dir="auto" defaultValue={last_name} />
          </label>
        </div>
        <label class={form.field}>
          Username (if any)
          <input
            class={form.input}
            name="username"
            pattern="@?[A-Za-z][A-Za-z0-9_]{3,31}"
            title="4 to 32 letters, digits and underscores, beginning with a letter"
            defaultValue={username}
          />
        </label>
        <label class={form.field}>
          Language of their Telegram
          <select class={form.input} name="language_code">
            {languages.map(([code, name]) => (
              <option key={code} value={code} selected={code === language_code}>
                {name} ({code})
              </option>
            ))}
          </select>
        </label>
        <label class={form.check}>
          <input type="checkbox" name="is_premium" defaultChecked={is_premium} />
          Has Telegram Premium
        </label>
        {error && (
          <p class={form.error} role="alert" dir="auto">
            {error}
          </p>
        )}
        <div class={form.foot}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="main" disabled={sending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function changesIn(fields: FormData): MemberChanges {
  const text = (name: string): string => String(fields.get(name) ?? '').trim()
  return {
    first_name: text('first_name'),
    last_name: text('last_name') || null,
    username: text('username').replace(/^@/, '') || null,
    language_code: text('language_code') || null,
    is_premium: fields.has('is_premium'),
  }
}
