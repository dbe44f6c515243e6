import { CameraOff, Plug, RefreshCcwDot, VideoOff } from 'lucide'
import type { Keeper } from '../call/keeper.js'
import type { MediaProblem } from '../call/state.js'
import { Button } from '../ui/button.js'
import { MessageScreen } from '../ui/message-screen.js'
import { say } from '../words/words.js'

const KINDS = {
  refused: { icon: CameraOff, word: 'refused' },
  missing: { icon: Plug, word: 'missing' },
  'in-use': { icon: VideoOff, word: 'inUse' },
  failed: { icon: RefreshCcwDot, word: 'failed' },
} as const

/** There is no picture and sound: why, and what helps. */
export function NoMedia({ keeper, problem }: { keeper: Keeper; problem: MediaProblem }) {
  const { icon, word } = KINDS[problem]
  const ask = (camera: boolean) => (): void => keeper.dispatch({ type: 'media-wanted', camera })
  return (
    <MessageScreen
      icon={icon}
      tone="danger"
      title={say(`noMedia.${word}.title`)}
      text={say(`noMedia.${word}.text`)}
      actions={
        <>
          <Button onClick={ask(true)}>{say('tryAgain')}</Button>
          <Button look="quiet" onClick={ask(false)}>
            {say('before.soundOnly')}
          </Button>
        </>
      }
    />
  )
}
