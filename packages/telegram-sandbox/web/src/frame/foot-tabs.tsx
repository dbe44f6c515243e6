import { Activity, type IconNode, Smartphone, Users } from 'lucide'
import { type View, view } from '../state/frame.js'
import { Icon } from '../ui/icon.js'
import style from './foot-tabs.module.css'

const VIEWS: ReadonlyArray<{ id: View; title: string; icon: IconNode }> = [
  { id: 'phones', title: 'Phones', icon: Smartphone },
  { id: 'inspector', title: 'Inspector', icon: Activity },
  { id: 'crowd', title: 'Crowd', icon: Users },
]

/** What a narrow page shows, to choose at its foot. */
export function FootTabs() {
  return (
    <nav class={style.bar} aria-label="Views">
      {VIEWS.map(({ id, title, icon }) => (
        <button
          key={id}
          type="button"
          class={style.view}
          aria-current={view.value === id ? 'page' : undefined}
          onClick={() => {
            view.value = id
          }}
        >
          <Icon of={icon} size={22} />
          {title}
        </button>
      ))}
    </nav>
  )
}
