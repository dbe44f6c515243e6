import { giveWay, type Patience } from './give-way.js'
import { createLogger } from './logger.js'
import { EnvironmentError } from './read-environment.js'
import type { RunningService, StartService } from './service.js'

/**
 * Runs a service as this process: reads the environment, stops on SIGTERM and SIGINT, exits with 1 where it cannot
 * start or go on, each fault of the environment on a line of its own.
 * @param patienceOf how much of what the service does can wait while others of this machine need the processor
 */
export async function runMain(
  start: StartService,
  patienceOf: (environment: Readonly<Record<string, string | undefined>>) => Patience = () => 'none',
): Promise<void> {
  giveWay(patienceOf(process.env))
  const fail = (what: string) => (error: unknown) => {
    if (error instanceof EnvironmentError) {
      for (const fault of error.faults) process.stderr.write(`${start.serviceName}: ${fault}\n`)
    } else {
      createLogger(start.serviceName, 'info').fatal({ err: error }, what)
    }
    process.exit(1)
  }
  // After what nobody caught, nothing is certain: what is in hand is redelivered to another process.
  process.on('uncaughtException', fail('crashed'))
  process.on('unhandledRejection', fail('crashed'))
  let service: RunningService | undefined
  // Listened for from the beginning: without a listener a signal would end the process in the middle of its work.
  const stop = () => {
    // What had not started has nothing in hand.
    if (service === undefined) process.exit(0)
    void service.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  service = await start(process.env, { onFatal: () => process.exit(1) }).catch(fail('could not start'))
}
