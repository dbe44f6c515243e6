import { runMain } from '@anonchat/runtime'
import { startConversation } from './conversation.js'

await runMain(startConversation)
