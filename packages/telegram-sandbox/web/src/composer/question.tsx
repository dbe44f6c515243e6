import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/button.js'
import style from './question.module.css'

/** A small question inside a sheet; the first answer has the focus. */
export function Question({
  title,
  message,
  answers,
}: {
  title: string
  message: string
  answers: ReadonlyArray<{ text: string; danger?: boolean; onSelect: () => void }>
}) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.querySelector('button')?.focus(), [])
  return (
    <div class={style.scrim}>
      <div ref={ref} class={style.question} role="alertdialog" aria-label={title || message}>
        {title && <h3 dir="auto">{title}</h3>}
        <p dir="auto">{message}</p>
        <div class={style.answers}>
          {answers.map(({ text, danger, onSelect }, index) => (
            <Button key={index} look={danger ? 'danger' : 'plain'} onClick={onSelect}>
              <span dir="auto">{text}</span>
            </Button>
          ))}
        </div>
      </div>
    </div>
  )
}
