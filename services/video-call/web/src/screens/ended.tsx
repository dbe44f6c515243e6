import {
  CircleCheckBig,
  Clock,
  type IconNode,
  MessageCircleOff,
  PhoneOff,
  ShieldAlert,
  Smartphone,
  TriangleAlert,
  Unlink,
  UserX,
} from 'lucide'
import type { Keeper } from '../call/keeper.js'
import type { End } from '../call/state.js'
import { Button } from '../ui/button.js'
import { MessageScreen } from '../ui/message-screen.js'
import { clock } from '../words/clock.js'
import { language, say } from '../words/words.js'
import { CloseButton } from './close-button.js'
import style from './ended.module.css'

const KINDS: Readonly<Record<End, { icon: IconNode; tone: 'accent' | 'danger' | 'quiet' }>> = {
  'hung-up': { icon: PhoneOff, tone: 'quiet' },
  'chat-ended': { icon: MessageCircleOff, tone: 'quiet' },
  expired: { icon: Clock, tone: 'quiet' },
  reported: { icon: CircleCheckBig, tone: 'accent' },
  moderated: { icon: ShieldAlert, tone: 'danger' },
  'taken-over': { icon: Smartphone, tone: 'accent' },
  failed: { icon: TriangleAlert, tone: 'danger' },
  'bad-link': { icon: Unlink, tone: 'quiet' },
  'not-you': { icon: UserX, tone: 'danger' },
  'refused-by-service': { icon: TriangleAlert, tone: 'danger' },
}

/** The call is over: why, how long it was, and where to go. */
export function Ended({ keeper, why }: { keeper: Keeper; why: End }) {
  const talkedMs = keeper.talkedMs.value
  const { icon, tone } = KINDS[why]
  return (
    <MessageScreen
      icon={icon}
      tone={tone}
      title={say(`ended.${why}.title`)}
      text={say(`ended.${why}.text`)}
      actions={
        <>
          {why === 'taken-over' && (
            <Button onClick={() => keeper.dispatch({ type: 'take-back' })}>{say('ended.takeBack')}</Button>
          )}
          <CloseButton look={why === 'taken-over' ? 'quiet' : 'main'} />
        </>
      }
    >
      {talkedMs > 0 && why !== 'taken-over' && (
        <p class={style.talked}>{say('ended.talked', { time: clock(talkedMs, language.value) })}</p>
      )}
    </MessageScreen>
  )
}
