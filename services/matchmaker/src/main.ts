import { runMain } from '@anonchat/runtime'
import { startMatchmaker } from './matchmaker.js'

await runMain(startMatchmaker)
