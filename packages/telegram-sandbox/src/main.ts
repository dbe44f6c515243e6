import { runMain } from '@anonchat/runtime'
import { sandboxService } from './sandbox-service.js'

await runMain(sandboxService)
