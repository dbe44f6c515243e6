import { UserPlus } from 'lucide'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { chats } from '../../state/world.js'
import { IconButton } from '../../ui/button.js'
import { Avatar } from './avatar.js'
import style from './switcher.module.css'

/** On a narrow page: whose phone is in sight, and a way to the others. */
export function Switcher({ row }: { row: RefObject<HTMLDivElement | null> }) {
  const { value: phones } = chats
  const [shown, setShown] = useState(0)
  useEffect(() => {
    const scroller = row.current
    const scrolled = (): void => {
      if (scroller) setShown(Math.round(scroller.scrollLeft / Math.max(1, scroller.clientWidth)))
    }
    scroller?.addEventListener('scroll', scrolled, { passive: true })
    return () => scroller?.removeEventListener('scroll', scrolled)
  }, [row])
  const go = (index: number): void => {
    const scroller = row.current
    scroller?.scrollTo({ left: index * scroller.clientWidth, behavior: 'smooth' })
  }
  return (
    <nav class={style.switcher} aria-label="Switch between the phones">
      {phones.map(({ id, member }, index) => (
        <button
          key={id}
          type="button"
          class={style.chip}
          aria-current={index === shown}
          onClick={() => go(index)}
        >
          <Avatar id={id} names={[member.value.first_name]} size={24} />
          <bdi>{member.value.first_name}</bdi>
        </button>
      ))}
      <IconButton icon={UserPlus} label="Go to: add a member" onClick={() => go(phones.length)} />
    </nav>
  )
}
