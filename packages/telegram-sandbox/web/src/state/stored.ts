import { effect, type Signal, signal } from '@preact/signals'

/** A value that this browser keeps; `parse` makes sense of what was kept, null when nothing was. */
export function storedSignal<T extends string | number | boolean>(
  key: string,
  parse: (kept: string | null) => T,
): Signal<T> {
  const kept = signal(parse(read(key)))
  effect(() => write(key, String(kept.value)))
  return kept
}

/** A browser may refuse to keep anything for a page; then it just forgets. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {}
}
