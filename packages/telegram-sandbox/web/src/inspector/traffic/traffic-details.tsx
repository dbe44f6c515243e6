import { Braces, SquareTerminal, Waypoints } from 'lucide'
import type { Entry } from '../../state/traffic.js'
import { bot } from '../../state/world.js'
import { Icon } from '../../ui/icon.js'
import { attempt, toast } from '../../ui/toast.js'
import { JsonTree } from '../json-tree.js'
import { showTrace } from '../show-trace.js'
import { curlOfCall, curlOfUpdate } from './curl.js'
import style from './traffic.module.css'

const copy = (text: string, what: string): void =>
  attempt(navigator.clipboard.writeText(text).then(() => toast(`Copied ${what}.`)))

export function TrafficDetails({ entry }: { entry: Entry }) {
  const trace = entry.kind === 'call' ? entry.call.traceId : entry.sent.trace
  const copyCurl = (): void => {
    const token = bot.value?.token ?? ''
    const command =
      entry.kind === 'call'
        ? curlOfCall(entry.call, location.origin, token)
        : curlOfUpdate(entry.sent, location.origin, token)
    copy(command, 'a curl command')
  }
  return (
    <div class={style.details}>
      <div class={style.actions}>
        <button type="button" class={style.action} onClick={copyCurl}>
          <Icon of={SquareTerminal} size={14} /> Copy as curl
        </button>
        <button
          type="button"
          class={style.action}
          onClick={() => copy(JSON.stringify(contentFor(entry), null, 2), 'the JSON')}
        >
          <Icon of={Braces} size={14} /> Copy JSON
        </button>
        {trace !== null && (
          <button type="button" class={style.action} onClick={() => showTrace(trace)}>
            <Icon of={Waypoints} size={14} /> Show its way
          </button>
        )}
      </div>
      {entry.kind === 'update' ? (
        <JsonTree value={entry.sent.update} />
      ) : (
        <>
          <h3>Parameters</h3>
          <JsonTree value={entry.call.params} />
          <h3>{entry.call.status === 0 ? 'The connection was cut: no answer' : 'Answer'}</h3>
          {entry.call.answer !== null && <JsonTree value={entry.call.answer} />}
        </>
      )}
    </div>
  )
}

function contentFor(entry: Entry): unknown {
  if (entry.kind === 'update') return entry.sent.update
  const { method, params, status, answer } = entry.call
  return { method, params, status, answer }
}
