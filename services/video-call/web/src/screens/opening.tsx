import { Spinner } from '../ui/spinner.js'
import { say } from '../words/words.js'
import style from './opening.module.css'

export const Opening = () => (
  <section class={style.opening} role="status">
    <Spinner />
    <p>{say('opening')}</p>
  </section>
)
