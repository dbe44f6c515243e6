import { useMemo, useRef } from 'preact/hooks'
import { Virtualizer } from 'virtua'
import { type Row, rowsOf } from '../../model/rows.js'
import { usePhone } from '../phone-ui.js'
import { DownButton } from './down-button.js'
import style from './message-list.module.css'
import { moveFocus } from './move-focus.js'
import { RowView } from './row-view.js'
import { useLeaving } from './use-leaving.js'
import { useScroll } from './use-scroll.js'

/** The messages of a chat; only those in sight are in the document. */
export function MessageList() {
  const ui = usePhone()
  const { chat } = ui
  const messages = chat.messages.value
  const leaving = useLeaving(messages)
  const rows = useMemo(() => rowsOf(messages, leaving), [messages, leaving])
  const { list, onScroll, onResize, toEnd } = useScroll(ui, rows)
  const shift = usePrepended(rows)
  return (
    <div class={style.area}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with keys */}
      <div class={style.list} role="log" aria-label="Messages" tabIndex={0} onKeyDown={moveFocus}>
        <div class={style.room} />
        <Virtualizer
          ref={list as never}
          data={rows}
          shift={shift}
          bufferSize={400}
          onScroll={onScroll}
          onResize={onResize}
        >
          {(row: Row, index: number) =>
            (<RowView key={row.key} row={row} reachable={index === rows.length - 1} />) as never
          }
        </Virtualizer>
      </div>
      <DownButton onClick={toEnd} />
    </div>
  )
}

/** Rows were added or taken away at the top, so the place is kept from the end. */
function usePrepended(rows: readonly Row[]): boolean {
  const before = useRef<{ rows: readonly Row[]; shift: boolean }>({ rows, shift: false })
  if (before.current.rows !== rows) {
    const old = before.current.rows
    const shift = old[0]?.key !== rows[0]?.key && old.at(-1)?.key === rows.at(-1)?.key
    before.current = { rows, shift }
  }
  return before.current.shift
}
