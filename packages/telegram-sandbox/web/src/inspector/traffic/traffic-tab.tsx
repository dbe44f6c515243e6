import { ArrowDown } from 'lucide'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { VList, type VListHandle } from 'virtua'
import { type Entry, readsOlder, traffic } from '../../state/traffic.js'
import { Icon } from '../../ui/icon.js'
import { FilterBar } from './filter-bar.js'
import { paused, shown, soughtRow } from './list-state.js'
import style from './traffic.module.css'
import { TrafficRow } from './traffic-row.js'

const NEAR_END = 24
const ROW_HEIGHT = 30

/** Calls and updates as they come; stays at the newest until one scrolls up. */
export function TrafficTab() {
  const list = useRef<VListHandle>(null)
  const [following, setFollowing] = useState(soughtRow.value === null)
  const entries = shown.value
  useLayoutEffect(() => {
    if (following && entries.length > 0) list.current?.scrollToIndex(entries.length - 1, { align: 'end' })
  }, [entries, following])
  useLayoutEffect(() => {
    const index = entries.findIndex(({ key }) => key === soughtRow.peek())
    if (index !== -1) list.current?.scrollToIndex(index, { align: 'start' })
    soughtRow.value = null
  }, [entries])
  useEffect(() => {
    readsOlder.value = !following
    return () => {
      readsOlder.value = false
    }
  }, [following])
  const before = useRef({ offset: 0, size: 0 })
  const scrolled = (): void => {
    const handle = list.current
    if (!handle) return
    const { scrollOffset: offset, scrollSize: size } = handle
    // The list scrolls by itself too, as rows come and go: only a person goes back while it does not shrink.
    const wentBack = offset < before.current.offset && size >= before.current.size
    before.current = { offset, size }
    if (offset + handle.viewportSize >= size - NEAR_END) setFollowing(true)
    else if (wentBack) setFollowing(false)
  }
  const keepInSight = useCallback((key: string): void => {
    setFollowing(false)
    const index = shown.peek().findIndex((entry) => entry.key === key)
    // The list measures the row that has grown before the second frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => list.current?.scrollToIndex(index, { align: 'nearest' })),
    )
  }, [])
  return (
    <div class={style.tab}>
      <FilterBar />
      <div class={style.list} role="log" aria-label="Calls and updates" aria-live="off">
        {entries.length === 0 ? (
          <p class={style.empty}>{emptyWords()}</p>
        ) : (
          <VList
            ref={list as never}
            data={entries}
            itemSize={ROW_HEIGHT}
            onScroll={scrolled}
            style={{ height: '100%' }}
          >
            {(entry: Entry) => (<TrafficRow key={entry.key} entry={entry} onToggle={keepInSight} />) as never}
          </VList>
        )}
        {!following && entries.length > 0 && (
          <button type="button" class={style.newest} onClick={() => setFollowing(true)}>
            <Icon of={ArrowDown} size={14} /> Newest
          </button>
        )}
      </div>
    </div>
  )
}

function emptyWords(): string {
  if (paused.value) return 'Paused before anything came. Press Go on.'
  if (traffic.value.length > 0) return 'Nothing here passes the filter.'
  return 'Nothing yet. Press Start on a phone: what the bot and Telegram say to each other appears here.'
}
