import { defineService, runMain } from '../src/index.js'

/** A service that has work in hand when it is told to stop: the work takes until a line comes on standard input. */
await runMain(
  defineService({
    name: 'example',
    portVariable: 'SANDBOX_PORT',
    variables: ['NATS_URL', 'REDIS_URL'],
    start: async ({ NATS_URL }, context) => {
      const say = (word: string) => void process.stdout.write(`${word}\n`)
      if (NATS_URL === 'nats://nobody') throw new Error('nobody answers')
      const work = new Promise<void>((resolve) => {
        if (NATS_URL === 'nats://stuck') return
        process.stdin.once('data', () => resolve())
      })
      context.onStop('connection', () => say('closed connection'))
      context.onStop('work', async () => {
        say('draining')
        await work
        say('finished work')
      })
      if (NATS_URL === 'nats://crash') setTimeout(() => Promise.reject(new Error('nobody caught it')))
      say('working')
    },
  }),
)
