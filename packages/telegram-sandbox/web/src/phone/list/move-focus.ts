const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 }

/** Up and down go from message to message once one has the focus. */
export function moveFocus(event: KeyboardEvent): void {
  const step = STEPS[event.key]
  const from = (event.target as Element).closest<HTMLElement>('[data-bubble]')
  if (step === undefined || from === null || event.target !== from) return
  const all = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[data-bubble]')]
  const next = all[all.indexOf(from) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}
