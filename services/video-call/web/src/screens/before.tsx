import { EyeOff, Film, HatGlasses, type IconNode, UsersRound, Video } from 'lucide'
import type { Keeper } from '../call/keeper.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { MessageScreen } from '../ui/message-screen.js'
import { Spinner } from '../ui/spinner.js'
import { say, type Word } from '../words/words.js'
import style from './before.module.css'

const POINTS: ReadonlyArray<[IconNode, Word]> = [
  [UsersRound, 'before.partner'],
  [HatGlasses, 'before.anonymous'],
  [EyeOff, 'before.blurred'],
  [Film, 'before.notKept'],
]

/** What will happen, before anything is turned on. */
export function Before({ keeper, asking }: { keeper: Keeper; asking: boolean }) {
  const ask = (camera: boolean) => (): void => keeper.dispatch({ type: 'media-wanted', camera })
  if (asking) {
    return (
      <section class={style.asking} role="status">
        <Spinner />
        <h1>{say('asking.title')}</h1>
        <p>{say('asking.text')}</p>
      </section>
    )
  }
  return (
    <MessageScreen
      icon={Video}
      title={say('before.title')}
      actions={
        <>
          <Button onClick={ask(true)}>{say('before.allow')}</Button>
          <Button look="quiet" onClick={ask(false)}>
            {say('before.soundOnly')}
          </Button>
        </>
      }
    >
      <ul class={style.points}>
        {POINTS.map(([icon, word]) => (
          <li key={word}>
            <Icon of={icon} size={22} />
            <span>{say(word)}</span>
          </li>
        ))}
      </ul>
    </MessageScreen>
  )
}
