import type { Signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Picked } from './files.js'
import { pick } from './pick.js'

/** The files of a signal, looked at once each; what is removed leaves the signal, too. */
export function usePicked(files: Signal<readonly File[]>): {
  picked: readonly Picked[]
  remove(id: number): void
  add(more: readonly File[]): void
} {
  const [picked, setPicked] = useState<readonly Picked[]>([])
  const known = useRef(new Map<File, Picked>())
  const { value: chosen } = files

  useEffect(() => {
    let current = true
    const look = async (file: File): Promise<Picked> => {
      const item = known.current.get(file) ?? (await pick(file))
      known.current.set(file, item)
      return item
    }
    void Promise.all(chosen.map(look)).then((items) => {
      if (current) setPicked(items)
    })
    return () => {
      current = false
    }
  }, [chosen])

  useEffect(() => {
    const { current } = known
    return () => {
      for (const { url } of current.values()) URL.revokeObjectURL(url)
    }
  }, [])

  return {
    picked,
    remove: (id) => {
      const gone = picked.find((item) => item.id === id)
      files.value = chosen.filter((file) => file !== gone?.file)
    },
    add: (more) => {
      files.value = [...chosen, ...more]
    },
  }
}
