import { isInTelegram, leave } from '../telegram/web-app.js'
import { Button } from '../ui/button.js'
import { say } from '../words/words.js'
import style from './close-button.module.css'

/** Back to the chat; a page in a browser of its own can only be closed by hand. */
export const CloseButton = ({ look = 'main' }: { look?: 'main' | 'quiet' }) =>
  isInTelegram() ? (
    <Button look={look} onClick={leave}>
      {say('close')}
    </Button>
  ) : (
    <p class={style.byHand}>{say('closeByHand')}</p>
  )
