import { ChevronDown, ChevronRight } from 'lucide'
import { useState } from 'preact/hooks'
import { Icon } from '../ui/icon.js'
import style from './json-tree.module.css'

const OPEN_DEPTH = 3
const LONGEST_TEXT = 2_000
const MOST_SHOWN = 200

/** JSON as a tree that folds; everything in it is shown as text. */
export function JsonTree({ value, name, depth = 0 }: { value: unknown; name?: string; depth?: number }) {
  if (typeof value !== 'object' || value === null) {
    return (
      <div class={style.line}>
        <Key name={name} />
        <Scalar value={value} />
      </div>
    )
  }
  return <Branch value={value} name={name} depth={depth} />
}

function Branch({ value, name, depth }: { value: object; name: string | undefined; depth: number }) {
  const fields = Object.entries(value)
  const [open, setOpen] = useState(depth < OPEN_DEPTH)
  const [start, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (fields.length === 0) {
    return (
      <div class={style.line}>
        <Key name={name} />
        <span class={style.mark}>{start + end}</span>
      </div>
    )
  }
  return (
    <div>
      <button type="button" class={style.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon of={open ? ChevronDown : ChevronRight} size={12} />
        <Key name={name} />
        <span class={style.mark}>{open ? start : `${start} ${fields.length} ${end}`}</span>
      </button>
      {open && (
        <>
          <div class={style.children}>
            {fields.slice(0, MOST_SHOWN).map(([field, child]) => (
              <JsonTree key={field} name={field} value={child} depth={depth + 1} />
            ))}
            {fields.length > MOST_SHOWN && (
              <div class={style.mark}>and {fields.length - MOST_SHOWN} more: copy the JSON to see them</div>
            )}
          </div>
          <div class={style.mark}>{end}</div>
        </>
      )}
    </div>
  )
}

const Key = ({ name }: { name: string | undefined }) =>
  name === undefined ? null : (
    <>
      <span class={style.key}>{name}</span>
      <span class={style.mark}>: </span>
    </>
  )

function Scalar({ value }: { value: unknown }) {
  if (typeof value !== 'string') return <span class={style.constant}>{String(value)}</span>
  const shown = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value
  return <span class={style.string}>{JSON.stringify(shown)}</span>
}
