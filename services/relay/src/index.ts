export { startRelay } from './relay.js'
