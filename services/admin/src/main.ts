import { runMain } from '@anonchat/runtime'
import { startAdmin } from './admin.js'

await runMain(startAdmin)
