import { LockOpen, MonitorX, Unlink } from 'lucide'
import type { Unusable as Why } from '../call/state.js'
import { MessageScreen } from '../ui/message-screen.js'
import { say } from '../words/words.js'
import { CloseButton } from './close-button.js'

const KINDS = {
  insecure: { icon: LockOpen, word: 'insecure' },
  unsupported: { icon: MonitorX, word: 'unsupported' },
  'no-link': { icon: Unlink, word: 'noLink' },
} as const

export function Unusable({ why }: { why: Why }) {
  const { icon, word } = KINDS[why]
  return (
    <MessageScreen
      icon={icon}
      tone="quiet"
      title={say(`unusable.${word}.title`)}
      text={say(`unusable.${word}.text`)}
      actions={<CloseButton />}
    />
  )
}
