import { memo } from 'preact/compat'
import type { Entry } from '../../state/traffic.js'
import { chatOf } from '../../state/world.js'
import { clock, describe, duration } from './describe.js'
import { openRows, toggleRow } from './list-state.js'
import style from './traffic.module.css'
import { TrafficDetails } from './traffic-details.js'

/** One call or update; pressed, it opens. Drawn again only when it changes: the list does so all the time. */
export const TrafficRow = memo(function TrafficRow({
  entry,
  onToggle,
}: {
  entry: Entry
  onToggle: (key: string) => void
}) {
  const open = openRows.value.has(entry.key)
  const { title, excerpt, outcome, status, durationMs } = describe(entry)
  const isCall = entry.kind === 'call'
  return (
    <div class={style.entry} data-outcome={outcome}>
      <button
        type="button"
        class={style.row}
        aria-expanded={open}
        onClick={() => {
          toggleRow(entry.key)
          onToggle(entry.key)
        }}
      >
        <time class={style.time}>{clock(entry.at)}</time>
        <span class={style.direction} title={isCall ? 'A call of the bot' : 'An update for the bot'}>
          <span aria-hidden="true">{isCall ? '↓' : '↑'}</span>
          <span class="visually-hidden">{isCall ? 'call' : 'update'}</span>
        </span>
        <span class={style.what}>
          <b>{title}</b>
          {entry.memberId !== null && (
            <bdi class={style.member} title={String(entry.memberId)}>
              {nameOf(entry.memberId)}
            </bdi>
          )}
          {excerpt && <bdi class={style.excerpt}>{excerpt}</bdi>}
        </span>
        {status && <span class={style.status}>{status}</span>}
        {durationMs !== null && <span class={style.duration}>{duration(durationMs)}</span>}
      </button>
      {open && <TrafficDetails entry={entry} />}
    </div>
  )
})

/** People of the crowd have no phone, and ids that differ at their end. */
const nameOf = (memberId: number): string =>
  chatOf(memberId)?.member.value.first_name ?? `…${String(memberId).slice(-4)}`
