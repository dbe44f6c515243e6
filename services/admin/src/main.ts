import { runMain } from '@anonchat/runtime'
import { startAdmin } from './admin.js'

// Live chat comes before broadcasts, and before figures.
await runMain(startAdmin, () => 'some')
