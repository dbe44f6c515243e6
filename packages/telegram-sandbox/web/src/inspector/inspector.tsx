import { CrowdTab } from '../crowd/crowd-tab.js'
import { narrow, TABS, type Tab, tab, view } from '../state/frame.js'
import { faults } from '../state/world.js'
import { Tabs } from '../ui/tabs.js'
import { FaultsTab } from './faults/faults-tab.js'
import style from './inspector.module.css'
import { TrafficTab } from './traffic/traffic-tab.js'
import { WayTab } from './way/way-tab.js'

const TITLES: Record<Tab, string> = { traffic: 'Traffic', way: 'Way', faults: 'Faults', crowd: 'Crowd' }
const CONTENTS = { traffic: TrafficTab, way: WayTab, faults: FaultsTab, crowd: CrowdTab }

/** What goes on between the bot and Telegram. On a narrow page the crowd is a view of its own. */
export function Inspector() {
  if (narrow.value && view.value === 'crowd') {
    return (
      <section class={style.inspector} aria-label="Crowd">
        <div class={style.panel}>
          <CrowdTab />
        </div>
      </section>
    )
  }
  const shownTabs = TABS.filter((id) => !narrow.value || id !== 'crowd')
  const chosen = shownTabs.includes(tab.value) ? tab.value : 'traffic'
  const Content = CONTENTS[chosen]
  return (
    <aside class={style.inspector} aria-label="Inspector">
      <Tabs
        label="Inspector"
        items={shownTabs.map((id) => ({
          id,
          title: TITLES[id],
          ...(id === 'faults' && { badge: faults.value.length }),
        }))}
        chosen={chosen}
        onChoose={(id) => {
          tab.value = id
        }}
      />
      <div class={style.panel} role="tabpanel" id={`panel-${chosen}`} aria-labelledby={`tab-${chosen}`}>
        <Content />
      </div>
    </aside>
  )
}
