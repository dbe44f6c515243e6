import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Heading } from './heading.js'
import { Icon } from './icon.js'
import style from './message-screen.module.css'

/** A screen that says one thing, and what to do about it. */
export function MessageScreen({
  icon,
  tone = 'accent',
  title,
  text,
  children,
  actions,
}: {
  icon: IconNode
  tone?: 'accent' | 'danger' | 'quiet'
  title: string
  text?: string
  children?: ComponentChildren
  actions?: ComponentChildren
}) {
  return (
    <section class={style.screen}>
      <div class={style.middle}>
        <span class={`${style.badge} ${style[tone]}`}>
          <Icon of={icon} size={34} />
        </span>
        <Heading>{title}</Heading>
        {text && <p class={style.text}>{text}</p>}
        {children}
      </div>
      {actions && <div class={style.actions}>{actions}</div>}
    </section>
  )
}
