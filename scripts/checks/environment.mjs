// .env.example names every variable of packages/runtime; it fails when it is stale. `--write` makes it anew.
import { environmentPage } from './lib/environment-page.mjs'
import { checkGenerated } from './lib/generated.mjs'
import { load } from './lib/load.mjs'

const { ENVIRONMENT } = await load('packages/runtime')
checkGenerated('.env.example', environmentPage(ENVIRONMENT), 'node scripts/checks/environment.mjs --write')
