import style from './switch.module.css'

/** On or off. */
export function Switch({
  label,
  on,
  disabled = false,
  onChange,
}: {
  label: string
  on: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label class={style.label}>
      {label}
      <input
        type="checkbox"
        role="switch"
        class={style.switch}
        checked={on}
        aria-checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  )
}
