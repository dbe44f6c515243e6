import { Smile } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { OpenButton } from '../ui/menu.js'
import { Popover } from '../ui/popover.js'
import { composerOf } from './composer-model.js'
import { emojiCategories } from './emoji.js'
import style from './emoji-picker.module.css'

const COLUMNS = 8

/** Puts emoji where the caret is; it stays open for the next one. */
export function EmojiButton({ chat }: { chat: ChatModel }) {
  return (
    <OpenButton icon={Smile} label="Emoji">
      {(anchor, close) => (
        <Popover anchor={anchor} onClose={close}>
          <Picker onPick={(emoji) => insert(chat, emoji)} />
        </Popover>
      )}
    </OpenButton>
  )
}

function insert(chat: ChatModel, emoji: string): void {
  const model = composerOf(chat)
  const { current: field } = model.field
  if (field === null) return
  field.setRangeText(emoji, field.selectionStart, field.selectionEnd, 'end')
  const signal = chat.draft.value.kind === 'edit' ? model.edited : model.text
  signal.value = field.value
}

function Picker({ onPick }: { onPick: (emoji: string) => void }) {
  const [shown, setShown] = useState(0)
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    grid.current?.scrollTo(0, 0)
  }, [shown])
  return (
    <div class={style.picker} role="dialog" aria-label="Emoji">
      <div class={style.tabs} role="tablist" aria-label="Categories">
        {emojiCategories.map(({ name, sign }, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={index === shown}
            aria-label={name}
            title={name}
            onClick={() => setShown(index)}
          >
            {sign}
          </button>
        ))}
      </div>
      <div ref={grid} class={style.grid} role="tabpanel" onKeyDown={moveFocus}>
        {emojiCategories[shown]?.emoji.map((emoji) => (
          <button key={emoji} type="button" aria-label={emoji} onClick={() => onPick(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
    </div>
  )
}

function moveFocus(event: KeyboardEvent): void {
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key]
  if (by === undefined) return
  event.preventDefault()
  const all = [...(event.currentTarget as Element).querySelectorAll('button')]
  const next = all.findIndex((button) => button.matches(':focus')) + by
  all[next]?.focus()
}
