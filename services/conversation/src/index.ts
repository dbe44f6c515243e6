export { startConversation } from './conversation.js'
export { COMMANDS } from './domain/input.js'
