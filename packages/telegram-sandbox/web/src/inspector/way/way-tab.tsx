import { useEffect, useMemo } from 'preact/hooks'
import type { TraceView } from '../../../../src/api.js'
import { shownTrace } from '../../state/traffic.js'
import { chatOf } from '../../state/world.js'
import form from '../../ui/form.module.css'
import { clock, contentOf, duration } from '../traffic/describe.js'
import { followsNewest, keepToNewest } from './follow-newest.js'
import { useTrace } from './use-trace.js'
import { nameOfService, Waterfall } from './waterfall.js'
import { type Way, wayOf } from './way.js'
import style from './way.module.css'

/** The way of one message through the services. */
export function WayTab() {
  useEffect(keepToNewest, [])
  const { view, fault } = useTrace()
  return (
    <div class={style.tab}>
      <label class={form.check}>
        <input
          type="checkbox"
          checked={followsNewest.value}
          onChange={(event) => {
            followsNewest.value = event.currentTarget.checked
          }}
        />
        Follow the newest message
      </label>
      {view ? <TraceShown view={view} /> : <p class={style.empty}>{fault || emptyWords()}</p>}
    </div>
  )
}

function emptyWords(): string {
  if (shownTrace.value !== null) return 'Asking for it…'
  if (followsNewest.value) return 'Send something from a phone: its way appears here.'
  return 'Choose “Show its way” on a message or in the traffic, and see how long each service had it.'
}

function TraceShown({ view }: { view: TraceView }) {
  const way = useMemo(() => wayOf(view), [view])
  return (
    <>
      <Head view={view} way={way} />
      <Shares way={way} />
      <Waterfall way={way} />
      {!way.hasSpans && (
        <p class={form.hint}>
          The services have told nothing of this message yet, so only the update and its calls are shown. They
          tell it about a second later, when they are started with tracing (OTEL_EXPORTER_OTLP_ENDPOINT).
        </p>
      )}
    </>
  )
}

function Head({ view: { trace, update }, way }: { view: TraceView; way: Way }) {
  const who = update?.memberId == null ? undefined : chatOf(update.memberId)?.member.value.first_name
  return (
    <header class={style.head}>
      <div class={style.total}>
        <strong>{duration(way.totalMs)}</strong>
        {way.firstCallMs !== null && way.firstCallMs < way.totalMs && (
          <span>first call after {duration(way.firstCallMs)}</span>
        )}
      </div>
      <div class={style.about}>
        {update && (
          <>
            {contentOf(update.update)[0]} {who !== undefined && <bdi>of {who}</bdi>} at {clock(update.at)},{' '}
          </>
        )}
        <code>{trace}</code>
      </div>
    </header>
  )
}

/** Who had it for how long, as one bar. */
function Shares({ way: { shares, totalMs } }: { way: Way }) {
  if (totalMs === 0) return null
  return (
    <>
      <div class={style.shares} aria-hidden="true">
        {shares.map(({ service, ms }) => (
          <span key={service} data-service={service} style={{ flexGrow: ms }} />
        ))}
      </div>
      <ul class={style.legend}>
        {shares.map(({ service, ms }) => (
          <li key={service} data-service={service}>
            <i aria-hidden="true" />
            {nameOfService(service)} <span>{duration(ms)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
