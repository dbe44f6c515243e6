import { Pause, Play, Trash2 } from 'lucide'
import { clearTraffic, skipped, traffic, withCrowd } from '../../state/traffic.js'
import { chats } from '../../state/world.js'
import { IconButton } from '../../ui/button.js'
import { Choice, type Option } from '../../ui/choice.js'
import form from '../../ui/form.module.css'
import type { Filter, Kind } from './filter.js'
import { filter, paused } from './list-state.js'
import style from './traffic.module.css'

const KINDS: ReadonlyArray<Option<Kind>> = [
  { value: 'all', label: 'All' },
  { value: 'calls', label: 'Calls' },
  { value: 'updates', label: 'Updates' },
  { value: 'errors', label: 'Errors' },
]

const change = (changed: Partial<Filter>): void => {
  filter.value = { ...filter.value, ...changed }
}

export function FilterBar() {
  const { kind, memberId, text, background } = filter.value
  return (
    <div class={style.filters}>
      <div class={style.filterRow}>
        <input
          type="search"
          class={form.input}
          aria-label="Find in the traffic"
          placeholder="Find…"
          value={text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
        <select
          class={form.input}
          aria-label="Whose traffic"
          value={memberId ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ memberId: value === '' ? null : Number(value) })
          }
        >
          <option value="">Everybody</option>
          {chats.value.map((chat) => (
            <option key={chat.id} value={chat.id}>
              {chat.member.value.first_name}
            </option>
          ))}
        </select>
        <IconButton
          icon={paused.value ? Play : Pause}
          label={paused.value ? 'Go on' : 'Pause'}
          pressed={paused.value !== null}
          onClick={() => {
            paused.value = paused.value ? null : traffic.value
          }}
        />
        <IconButton
          icon={Trash2}
          label="Clear the list"
          onClick={() => {
            clearTraffic()
            paused.value &&= []
          }}
        />
      </div>
      <div class={style.filterRow}>
        <Choice
          label="What is shown"
          options={KINDS}
          value={kind}
          onChange={(chosen) => change({ kind: chosen })}
        />
      </div>
      <div class={style.filterRow}>
        <label class={form.check}>
          <input
            type="checkbox"
            checked={background}
            onChange={(event) => change({ background: event.currentTarget.checked })}
          />
          Typing and polling
        </label>
        <label class={form.check}>
          <input
            type="checkbox"
            checked={withCrowd.value}
            onChange={(event) => {
              withCrowd.value = event.currentTarget.checked
            }}
          />
          The crowd’s
          {skipped.value > 0 && (
            <span class={style.count}>({skipped.value.toLocaleString('en')} left out)</span>
          )}
        </label>
      </div>
    </div>
  )
}
