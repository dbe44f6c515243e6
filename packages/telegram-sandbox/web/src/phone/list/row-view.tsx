import { memo } from 'preact/compat'
import { dayLabel } from '../../model/format.js'
import { type Row, sameRow } from '../../model/rows.js'
import { Bubble } from '../bubble/bubble.js'
import style from './message-list.module.css'

interface Props {
  row: Row
  /** By the Tab key; arrows lead on from there. */
  reachable: boolean
}

/** One row of the chat, with the day over the first of it. */
export const RowView = memo(
  function RowView({ row, reachable }: Props) {
    const [first] = row.messages
    return (
      <>
        {row.day !== null && (
          <p class={style.pill}>
            <span>{dayLabel(row.day, new Date().setHours(0, 0, 0, 0))}</span>
          </p>
        )}
        {row.service === null ? (
          <Bubble row={row} reachable={reachable} />
        ) : (
          <p
            class={style.pill}
            data-message-id={first.messageId}
            data-from={first.from}
            data-kind={first.kind}
            dir="auto"
          >
            <span>{row.service}</span>
          </p>
        )}
      </>
    )
  },
  (before: Props, after: Props) => before.reachable === after.reachable && sameRow(before.row, after.row),
)
