import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import style from './button.module.css'
import { Icon } from './icon.js'

interface Common {
  onClick?: (event: MouseEvent) => void
  disabled?: boolean
  type?: 'button' | 'submit'
}

export function Button({
  children,
  look = 'plain',
  ...rest
}: Common & { children: ComponentChildren; look?: 'plain' | 'main' | 'danger' }) {
  return (
    <button type="button" {...rest} class={`${style.button} ${style[look]}`}>
      {children}
    </button>
  )
}

/** A round button that is only an icon; `label` is what it is called. */
export function IconButton({
  icon,
  label,
  pressed,
  size,
  ...rest
}: Common & { icon: IconNode; label: string; pressed?: boolean; size?: number }) {
  return (
    <button
      type="button"
      {...rest}
      class={style.icon}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
    >
      <Icon of={icon} {...(size !== undefined && { size })} />
    </button>
  )
}
