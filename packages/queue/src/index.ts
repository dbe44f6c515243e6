export { queueConnection } from './connection.js'
export { openProducer, type Producer } from './producer.js'
export { windowOf } from './rate.js'
export { type JobOutcome, type JobWorker, openWorker } from './worker.js'
