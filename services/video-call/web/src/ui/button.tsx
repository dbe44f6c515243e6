import type { ComponentChildren } from 'preact'
import style from './button.module.css'

/** A wide button with words on it. */
export function Button({
  children,
  look = 'main',
  onClick,
  disabled,
  type = 'button',
}: {
  children: ComponentChildren
  look?: 'main' | 'quiet' | 'danger'
  onClick?: () => void
  disabled?: boolean
  type?: 'button' | 'submit'
}) {
  return (
    <button type={type} class={`${style.button} ${style[look]}`} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  )
}
