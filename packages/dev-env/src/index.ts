export type { Replica } from './replica.js'
export { SERVICE_NAMES, type ServiceName } from './services.js'
export { type System, startSystem } from './system.js'
export type { SystemOptions } from './system-options.js'
