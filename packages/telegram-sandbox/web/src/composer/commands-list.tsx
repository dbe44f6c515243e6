import type { TelegramBotCommand } from '@gramio/types'
import { useEffect, useRef } from 'preact/hooks'
import style from './commands-list.module.css'

/** The commands to choose from, above the field; the field keeps the focus and tells which one is `active`. */
export function CommandsList({
  id,
  commands,
  active,
  onChoose,
}: {
  id: string
  commands: readonly TelegramBotCommand[]
  active: number
  onChoose: (command: string) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} id={id} class={style.list} role="listbox" aria-label="Commands" tabIndex={-1}>
      {commands.map(({ command, description }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
        <div
          key={command}
          id={optionId(id, index)}
          class={style.option}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The field would lose the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(command)}
        >
          <strong>/{command}</strong>
          <span dir="auto">{description}</span>
        </div>
      ))}
    </div>
  )
}

export const optionId = (list: string, index: number): string => `${list}-${index}`
