export { startVideoCall } from './video-call.js'
