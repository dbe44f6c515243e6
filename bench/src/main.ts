import { parseArgs } from 'node:util'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    steps: { type: 'string' },
    rounds: { type: 'string' },
    members: { type: 'string' },
    seconds: { type: 'string' },
    'in-flight': { type: 'string' },
    replicas: { type: 'string' },
    crowd: { type: 'string' },
    rate: { type: 'string' },
    rooms: { type: 'string' },
    talk: { type: 'string' },
  },
})

/** The number of an option, or what stands where it is not given. */
const whole = (name: string, text: string | undefined, fallback: number): number => {
  const value = text === undefined ? fallback : Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number, at least 1`)
  return value
}

/** Every bench: its options from the command line, its report. Loaded only when asked for. */
const BENCHES = {
  admin: async () => {
    const { ADMIN_DEFAULTS: usual, runAdminBench } = await import('./admin.js')
    return await runAdminBench(
      {
        members: whole('members', values.members, usual.members),
        rounds: whole('rounds', values.rounds, usual.rounds),
      },
      say,
    )
  },
  broadcast: async () => {
    const { BROADCAST_DEFAULTS: usual, runBroadcastBench } = await import('./broadcast.js')
    return await runBroadcastBench(
      {
        members: whole('members', values.members, usual.members),
        perSecond: whole('rate', values.rate, usual.perSecond),
        talk: whole('talk', values.talk, usual.talk),
      },
      say,
    )
  },
  calls: async () => {
    const { CALLS_DEFAULTS: usual, runCallsBench } = await import('./calls.js')
    return await runCallsBench(
      {
        rooms: whole('rooms', values.rooms, usual.rooms),
        seconds: whole('seconds', values.seconds, usual.seconds),
        perSecond: whole('rate', values.rate, usual.perSecond),
      },
      say,
    )
  },
  match: async () => {
    const { MATCH_DEFAULTS, runMatchBench } = await import('./match.js')
    const steps = values.steps?.split(',').map((text) => whole('steps', text, 1))
    return await runMatchBench(
      {
        ...MATCH_DEFAULTS,
        ...(steps === undefined ? {} : { steps }),
        rounds: whole('rounds', values.rounds, MATCH_DEFAULTS.rounds),
      },
      say,
    )
  },
  page: async () => {
    const { PAGE_DEFAULTS: usual, runPageBench } = await import('./page.js')
    return await runPageBench(
      {
        crowd: whole('crowd', values.crowd, usual.crowd),
        seconds: whole('seconds', values.seconds, usual.seconds),
      },
      say,
    )
  },
  relay: async () => {
    const { RELAY_DEFAULTS: usual, runRelayBench } = await import('./relay.js')
    return await runRelayBench(
      {
        members: whole('members', values.members, usual.members),
        seconds: whole('seconds', values.seconds, usual.seconds),
        inFlight: whole('in-flight', values['in-flight'], usual.inFlight),
        replicas: whole('replicas', values.replicas, usual.replicas),
      },
      say,
    )
  },
} satisfies Record<string, () => Promise<object>>

const [name] = positionals
const isBench = (text: string | undefined): text is keyof typeof BENCHES =>
  text !== undefined && Object.hasOwn(BENCHES, text)

if (!isBench(name)) {
  say(`Say which bench to run: ${Object.keys(BENCHES).join(', ')}, as in \`npm run bench -- match --json\`.`)
  process.exit(2)
}
const report = await BENCHES[name]()
process.stdout.write(`${values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`)
process.exit(0)
