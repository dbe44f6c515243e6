import { runMain } from '@anonchat/runtime'
import { startGateway } from './gateway.js'

await runMain(startGateway)
