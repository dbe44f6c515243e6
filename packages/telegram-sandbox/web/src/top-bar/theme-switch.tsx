import { Monitor, Moon, Sun } from 'lucide'
import { type Theme, theme } from '../state/theme.js'
import { Choice, type Option } from '../ui/choice.js'
import { Icon } from '../ui/icon.js'

const THEMES: ReadonlyArray<Option<Theme>> = [
  { value: 'system', label: 'As the system', content: <Icon of={Monitor} size={16} /> },
  { value: 'light', label: 'Light', content: <Icon of={Sun} size={16} /> },
  { value: 'dark', label: 'Dark', content: <Icon of={Moon} size={16} /> },
]

export function ThemeSwitch() {
  return (
    <Choice
      label="Theme"
      options={THEMES}
      value={theme.value}
      onChange={(chosen) => {
        theme.value = chosen
      }}
    />
  )
}
