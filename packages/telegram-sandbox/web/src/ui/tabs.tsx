import { useRef } from 'preact/hooks'
import style from './tabs.module.css'

export interface TabItem<T extends string> {
  id: T
  title: string
  /** A number beside the title, when it is not 0. */
  badge?: number
}

/** The strip of tabs; the arrow keys, Home and End go through it. The panel is `panel-<id>`. */
export function Tabs<T extends string>({
  label,
  items,
  chosen,
  onChoose,
}: {
  label: string
  items: ReadonlyArray<TabItem<T>>
  chosen: T
  onChoose: (id: T) => void
}) {
  const ref = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const now = items.findIndex(({ id }) => id === chosen)
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const item = items.at(next % items.length)
    if (item === undefined) return
    onChoose(item.id)
    ref.current?.querySelector<HTMLElement>(`#tab-${item.id}`)?.focus()
  }
  return (
    <div ref={ref} class={style.tabs} role="tablist" tabIndex={-1} aria-label={label} onKeyDown={move}>
      {items.map(({ id, title, badge }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          class={style.tab}
          aria-selected={id === chosen}
          aria-controls={`panel-${id}`}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {title}
          {badge ? <span class={style.badge}>{badge}</span> : null}
        </button>
      ))}
    </div>
  )
}
