import { services } from '../state/world.js'
import style from './crowd.module.css'

const MEGABYTE = 1024 * 1024

/** The processes behind the bot. */
export function Services() {
  if (services.value.length === 0) {
    return <p class={style.intro}>The sandbox was not told where the services are (SANDBOX_SERVICES).</p>
  }
  return (
    <table class={style.services}>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Memory</th>
          <th scope="col">Waiting</th>
        </tr>
      </thead>
      <tbody>
        {services.value.map(({ name, ready, memory, waiting }) => (
          <tr key={name}>
            <th scope="row">
              <span class={style.lamp} data-ready={ready} title={ready ? 'ready' : 'not ready'} />
              {name}
              <span class="visually-hidden">{ready ? ', ready' : ', not ready'}</span>
            </th>
            <td>{memory === null ? '–' : `${Math.round(memory / MEGABYTE)} MB`}</td>
            <td>{waiting === null ? '–' : waiting.toLocaleString('en')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
