import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import style from './form.module.css'

export interface Option<T extends string> {
  value: T
  /** What it is called; shown too, unless `content` stands for it. */
  label: string
  content?: ComponentChildren
}

/** One of a few, all in sight. */
export function Choice<T extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: ReadonlyArray<Option<T>>
  value: T
  onChange: (value: T) => void
}) {
  const name = useId()
  return (
    <div class={style.choices} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class={style.choice} title={option.content ? option.label : undefined}>
          <input
            type="radio"
            name={name}
            aria-label={option.label}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.content ?? option.label}
        </label>
      ))}
    </div>
  )
}
