import type { IconNode } from 'lucide'
import { Icon } from './icon.js'
import style from './round-button.module.css'

/** A round button of a call, with a word below it. */
export function RoundButton({
  icon,
  word,
  label = word,
  look = 'plain',
  pressed,
  disabled,
  onClick,
}: {
  icon: IconNode
  /** Short: it stands below the button. */
  word: string
  /** What a screen reader says, when the word alone is not enough. */
  label?: string
  look?: 'plain' | 'off' | 'danger'
  pressed?: boolean
  disabled?: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      class={`${style.button} ${style[look]}`}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <span class={style.circle}>
        <Icon of={icon} size={24} />
      </span>
      <span class={style.word} aria-hidden="true">
        {word}
      </span>
    </button>
  )
}
