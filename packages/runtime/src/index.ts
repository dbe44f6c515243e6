export { addressOf } from './client-address.js'
export { ENVIRONMENT, type Environment, type Variable } from './environment.js'
export { every, type Tick } from './every.js'
export { createFailures, type Failures } from './failures.js'
export { type Check, serveStatic } from './http.js'
export { type FailureTable, failuresOf } from './http-failures.js'
export { createLogger, describeError, type Logger } from './logger.js'
export { runMain } from './main.js'
export type { PremiumOffer } from './premium-offers.js'
export { EnvironmentError, readEnvironment } from './read-environment.js'
export { secretCheck } from './secret.js'
export {
  defineService,
  type RunningService,
  type ServiceContext,
  type ServiceDefinition,
  type StartService,
} from './service.js'
export type { Socket, SocketEvents, Sockets } from './sockets.js'
export { traceIdsOf } from './tracing/trace-id.js'
export { NO_TRACING, type Tracing } from './tracing/tracing.js'
export { Unavailable } from './unavailable.js'
