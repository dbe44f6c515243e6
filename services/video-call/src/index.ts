export { callSecrets } from './out/secrets.js'
export type { ClientMessage, ServerMessage } from './protocol.js'
export { startVideoCall } from './video-call.js'
