import { useLayoutEffect, useRef } from 'preact/hooks'
import type { VirtualizerHandle } from 'virtua'
import { type Row, rowIndexOf } from '../../model/rows.js'
import { loadOlder } from '../../state/chat.js'
import { notify, type PhoneUi, trying } from '../phone-ui.js'

/** So near to the end counts as the end, so near to the top as the top; pixels. */
const END = 60
const TOP = 600
const FLASH_MS = 1_400
const AWAY_MS = 400

/** Keeps the end in sight while the person is there, and the place where they read otherwise. */
export function useScroll(ui: PhoneUi, rows: readonly Row[]) {
  const { chat } = ui
  const list = useRef<VirtualizerHandle>(null)
  const last = useRef({ offset: 0, size: 0, viewport: 0 })
  const loading = useRef(false)
  const awayUntil = useRef(0)

  const toEnd = (): void => {
    chat.atEnd.value = true
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' })
  }
  // The answer to what the person sent may be there at the same moment.
  const newestOwn = chat.messages.value.findLast(({ from }) => from === 'member')?.messageId ?? 0
  const knownOwn = useRef(newestOwn)
  useLayoutEffect(() => {
    const said = newestOwn > knownOwn.current
    knownOwn.current = newestOwn
    if (chat.atEnd.value || said) toEnd()
  }, [rows])

  const more = async (): Promise<void> => {
    if (loading.current || !chat.hasOlder.value) return
    loading.current = true
    try {
      await loadOlder(chat)
    } finally {
      loading.current = false
    }
  }
  const onScroll = (offset: number): void => {
    const handle = list.current
    if (!handle) return
    const toGo = handle.scrollSize - handle.viewportSize - offset
    // While rows are measured the list moves by itself; only the person moves it up.
    const { scrollSize: size, viewportSize: viewport } = handle
    const { current: before } = last
    const movedUp = offset < before.offset - 1 && size >= before.size && viewport === before.viewport
    if (toGo < END && performance.now() > awayUntil.current) chat.atEnd.value = true
    else if (movedUp) chat.atEnd.value = false
    last.current = { offset, size, viewport }
    if (offset < TOP && movedUp) trying(ui, more())
  }
  const onResize = (): void => {
    const handle = list.current
    if (!handle) return
    // A taller window moves the list, as if somebody had scrolled.
    const toGo = handle.scrollSize - handle.viewportSize - handle.scrollOffset
    if (chat.atEnd.value || (toGo < 1 && performance.now() > awayUntil.current)) toEnd()
  }

  const { value: target } = ui.target
  useLayoutEffect(() => {
    if (target === null) return
    const index = rowIndexOf(rows, target)
    const first = chat.messages.value[0]?.messageId ?? 0
    if (index === -1 && target < first && chat.hasOlder.value) return trying(ui, more())
    ui.target.value = null
    if (index === -1) return notify(ui, 'This message is not there any more')
    // On the way from the end to the message the list still looks as if it were at its end.
    awayUntil.current = performance.now() + AWAY_MS
    chat.atEnd.value = false
    list.current?.scrollToIndex(index, { align: 'center' })
    flash(ui, target)
  }, [target, rows])

  return { list, onScroll, onResize, toEnd }
}

function flash({ flashed }: PhoneUi, messageId: number): void {
  flashed.value = messageId
  setTimeout(() => {
    if (flashed.value === messageId) flashed.value = null
  }, FLASH_MS)
}
