export { startConversation } from './conversation.js'
