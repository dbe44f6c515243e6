import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { IconButton } from './button.js'
import { Icon } from './icon.js'
import style from './menu.module.css'
import { Popover } from './popover.js'

export interface MenuItem {
  text: string
  icon: IconNode
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
}

/** A list of things to do, at an element or a point. Arrows, Home, End and Escape work in it. */
export function Menu({
  anchor,
  label,
  items,
  onClose,
  children,
}: {
  anchor: Element | { x: number; y: number }
  label: string
  items: readonly MenuItem[]
  onClose: () => void
  /** Stands above the items: `menuitemcheckbox`es side by side. */
  children?: ComponentChildren
}) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    enabledItems(ref.current)[0]?.focus()
  }, [])
  return (
    <Popover anchor={anchor} onClose={onClose}>
      <div ref={ref} class={style.menu} role="menu" tabIndex={-1} aria-label={label} onKeyDown={moveFocus}>
        {children}
        {items.map(({ text, icon, danger, disabled, onSelect }) => (
          <button
            key={text}
            type="button"
            role="menuitem"
            class={danger ? `${style.item} ${style.danger}` : style.item}
            disabled={disabled}
            onClick={() => {
              onClose()
              onSelect()
            }}
          >
            <Icon of={icon} />
            {text}
          </button>
        ))}
      </div>
    </Popover>
  )
}

const enabledItems = (menu: Element | null): HTMLElement[] => enabled(menu, 'menuitem')

const enabled = (menu: Element | null, role: string): HTMLElement[] =>
  menu ? [...menu.querySelectorAll<HTMLElement>(`[role=${role}]:enabled`)] : []

/** Up and down go through the items, left and right through what stands above them. */
function moveFocus(event: KeyboardEvent): void {
  const menu = event.currentTarget as Element
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
  const all = sideways ? enabled(menu, 'menuitemcheckbox') : enabledItems(menu)
  const now = all.findIndex((item) => item.matches(':focus'))
  const next = {
    ArrowDown: now + 1,
    ArrowRight: now + 1,
    ArrowUp: now - 1,
    ArrowLeft: now - 1,
    Home: 0,
    End: -1,
  }[event.key]
  if (next === undefined) return
  event.preventDefault()
  all.at(next % all.length)?.focus()
}

/** A round button that opens a menu. */
export function MenuButton({
  icon,
  label,
  items,
}: {
  icon: IconNode
  label: string
  items: readonly MenuItem[]
}) {
  return (
    <OpenButton icon={icon} label={label}>
      {(anchor, close) => <Menu anchor={anchor} label={label} items={items} onClose={close} />}
    </OpenButton>
  )
}

/** A round button with something that opens at it and closes at the next press. */
export function OpenButton({
  icon,
  label,
  children,
}: {
  icon: IconNode
  label: string
  children: (anchor: Element, close: () => void) => ComponentChildren
}) {
  const [anchor, setAnchor] = useState<Element | null>(null)
  // The press that closes what is open would open it again.
  const wasOpen = useRef(false)
  return (
    <span onPointerDownCapture={() => (wasOpen.current = anchor !== null)}>
      <IconButton
        icon={icon}
        label={label}
        onClick={(event) => {
          const button = event.currentTarget as Element
          if (!wasOpen.current) setAnchor(button)
          wasOpen.current = false
        }}
      />
      {anchor && children(anchor, () => setAnchor(null))}
    </span>
  )
}
