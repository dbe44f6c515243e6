import { traceIdsOf } from '@anonchat/runtime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, type SandboxEvent, startSandbox, type TraceView } from '../src/index.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.stop())

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })

function exported(trace: string, names: readonly string[]) {
  const spans = names.map((name, index) => ({
    traceId: traceIdsOf(trace).traceId,
    spanId: (index + 1).toString(16).padStart(16, '0'),
    ...(index > 0 && { parentSpanId: '0000000000000001' }),
    name,
    startTimeUnixNano: `${1_800_000_000_000 + index}500000`,
    endTimeUnixNano: `${1_800_000_000_000 + index}750000`,
    attributes: [text('anonchat.trace', trace), { key: 'anonchat.attempt', value: { intValue: 2 } }],
    status: { code: 0 },
  }))
  const resource = { attributes: [text('service.name', 'relay')] }
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'anonchat' }, spans }] }] }
}

const post = async (body: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${sandbox.url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return { status: answer.status, body: (await answer.json()) as unknown }
}
const send = (trace: string, ...names: string[]) => post(JSON.stringify(exported(trace, names)))

async function viewOf(trace: string): Promise<{ status: number; view: TraceView }> {
  const answer = await fetch(`${sandbox.url}/control/traces/${trace}`)
  return { status: answer.status, view: (await answer.json()) as TraceView }
}

/** What a member sends, so that its update is known. */
function played(): string {
  const member = sandbox.createMember()
  const { updateId } = sandbox.sendText(member.id, 'hello')
  return `${sandbox.me.id}-${updateId}`
}

describe('the way of an update', () => {
  it('shows its spans in order, the update, and the calls that name its trace', async () => {
    const trace = played()
    const { traceId } = traceIdsOf(trace)
    const member = sandbox.members()[0]
    await fetch(`${sandbox.url}/bot${sandbox.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-${'1'.repeat(16)}-01` },
      body: JSON.stringify({ chat_id: member?.id, text: 'hello' }),
    })
    expect(await send(trace, 'lane', 'send')).toEqual({ status: 200, body: { partialSuccess: {} } })
    const { view } = await viewOf(trace)
    expect(view).toMatchObject({
      trace,
      traceId,
      update: { trace, memberId: member?.id },
      calls: [{ method: 'sendMessage', traceId }],
    })
    expect(view.spans).toEqual([
      {
        service: 'relay',
        name: 'lane',
        spanId: '0000000000000001',
        parentId: null,
        startedAt: 1_800_000_000_000.5,
        durationMs: 0.25,
        attributes: { 'anonchat.attempt': 2 },
      },
      expect.objectContaining({ name: 'send', parentId: '0000000000000001', startedAt: 1_800_000_000_001.5 }),
    ])
    expect(sandbox.trace(trace)).toEqual(view)
    expect(sandbox.trace(traceId)).toEqual(view)
    expect(sandbox.trace('0'.repeat(32))).toBeNull()
  })

  it('is told of when spans of a played member come in, and is forgotten with all else', async () => {
    const trace = played()
    const told: SandboxEvent[] = []
    sandbox.onEvent((event) => void (event.type === 'spans' && told.push(event)))
    await Promise.all([send(trace, 'lane'), send(trace, 'lane', 'send'), send(`${sandbox.me.id}-1`, 'lane')])
    await expect.poll(() => told.length).toBeGreaterThan(0)
    expect(new Set(told.map((event) => JSON.stringify(event)))).toEqual(
      new Set([JSON.stringify({ type: 'spans', trace })]),
    )
    sandbox.reset()
    expect((await viewOf(trace)).status).toBe(404)
  })

  it("is not known for spans of nobody's update, or of another bot", async () => {
    await send('5-1', 'lane')
    const { status, view } = await viewOf('5-1')
    expect(status).toBe(404)
    expect(view).toEqual({ error: 'nothing is known of this trace' })
  })
})

describe('a body that is no export of traces', () => {
  const good = exported('1000000001-1', ['lane'])
  const [first] = good.resourceSpans
  const withSpan = (change: object) => ({
    resourceSpans: [
      { ...first, scopeSpans: [{ spans: [{ ...first?.scopeSpans[0]?.spans[0], ...change }] }] },
    ],
  })
  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /no JSON/],
    ['a list', '[]', /^the body: /],
    ['something else', '{"resourceSpans":{}}', /^resourceSpans: /],
    ['a wrong id', JSON.stringify(withSpan({ traceId: 'x' })), /traceId: /],
    ['a wrong time', JSON.stringify(withSpan({ startTimeUnixNano: '-1' })), /startTimeUnixNano: /],
    ['no name', JSON.stringify(withSpan({ name: null })), /name: /],
  ])('is refused in words: %s', async (_, body, words) => {
    const { status, body: answer } = await post(body)
    expect(status).toBe(400)
    expect(answer).toEqual({ message: expect.stringMatching(words) })
  })

  it('is refused in words when it is not JSON by its headers, and nothing else is posted there', async () => {
    expect((await post('', { 'content-type': 'application/x-protobuf' })).status).toBe(415)
    expect((await post('{}', { 'content-encoding': 'gzip' })).status).toBe(415)
    expect((await fetch(`${sandbox.url}/v1/traces`)).status).toBe(405)
  })
})
