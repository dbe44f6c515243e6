import { useState } from 'preact/hooks'
import type { NewMember } from '../../../../src/api.js'
import { Button } from '../../ui/button.js'
import { Dialog } from '../../ui/dialog.js'
import style from './member-dialog.module.css'
import { languageName } from './owner-bar.js'
import dialogs from './phone-dialogs.module.css'

const LANGUAGES = [
  'en',
  'fa',
  'ar',
  'de',
  'es',
  'fr',
  'he',
  'hi',
  'id',
  'it',
  'pt-br',
  'ru',
  'tr',
  'uk',
  'zh',
]

/** Asks what a member is called and how their Telegram is set. */
export function MemberDialog({
  title,
  action,
  member,
  onClose,
  onDone,
}: {
  title: string
  action: string
  member: NewMember
  onClose: () => void
  onDone: (member: NewMember) => Promise<unknown>
}) {
  const [error, setError] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const language = member.language_code ?? 'en'
  const submit = async (form: HTMLFormElement): Promise<void> => {
    setSending(true)
    try {
      await onDone(readMember(new FormData(form)))
      onClose()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
      setSending(false)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <label>
          First name
          <input
            name="first_name"
            required
            maxLength={64}
            dir="auto"
            autoFocus
            defaultValue={member.first_name}
          />
        </label>
        <label>
          Last name
          <input name="last_name" maxLength={64} dir="auto" defaultValue={member.last_name} />
        </label>
        <label>
          Username
          <input
            name="username"
            dir="ltr"
            pattern="@?[A-Za-z][A-Za-z0-9_]{3,31}"
            title="4 to 32 letters, digits or _, beginning with a letter"
            defaultValue={member.username}
          />
        </label>
        <label>
          Language of the app
          <select name="language_code" defaultValue={language}>
            {[...new Set([...LANGUAGES, language])].map((code) => (
              <option key={code} value={code} selected={code === language}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </label>
        <label class={style.check}>
          <input type="checkbox" name="is_premium" defaultChecked={member.is_premium} />
          Telegram Premium
        </label>
        {error && (
          <p class={style.error} role="alert">
            {error}
          </p>
        )}
        <div class={dialogs.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="main" disabled={sending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function readMember(form: FormData): NewMember {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  return {
    first_name: text('first_name'),
    last_name: text('last_name'),
    username: text('username').replace(/^@/, ''),
    language_code: text('language_code'),
    is_premium: form.has('is_premium'),
  }
}
