import { runMain } from '@anonchat/runtime'
import { startVideoCall } from './video-call.js'

await runMain(startVideoCall)
