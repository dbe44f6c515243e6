import { CircleQuestionMark } from 'lucide'
import { useState } from 'preact/hooks'
import { IconButton } from '../ui/button.js'
import { Popover } from '../ui/popover.js'
import style from './top-bar.module.css'

const LINES = [
  'Each phone is one member. Press Start, then use the buttons or write, as in Telegram.',
  'Everything passes through the real services; only Telegram itself is stood in for.',
  'When two members search, they are matched and talk to each other.',
  'Traffic shows every call and update; Way shows where a message spent its time.',
  'Faults make Telegram misbehave; Crowd brings up to 5,000 people who talk too.',
]

export function Help() {
  const [anchor, setAnchor] = useState<Element | null>(null)
  return (
    <>
      <IconButton
        icon={CircleQuestionMark}
        label="How this works"
        onClick={(event) => setAnchor(event.currentTarget as Element)}
      />
      {anchor && (
        <Popover anchor={anchor} onClose={() => setAnchor(null)}>
          <section class={style.help} aria-label="How this works">
            <h2>How this works</h2>
            <ol>
              {LINES.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </section>
        </Popover>
      )}
    </>
  )
}
