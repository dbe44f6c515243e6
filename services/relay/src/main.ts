import { runMain } from '@anonchat/runtime'
import { startRelay } from './relay.js'

await runMain(startRelay, ({ RELAY_LANES }) => (RELAY_LANES === 'bulk' ? 'all' : 'none'))
