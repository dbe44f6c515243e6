// docs/messages.md is made from packages/contracts; it fails when it is stale. `--write` makes it anew.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkGenerated } from './lib/generated.mjs'
import { load } from './lib/load.mjs'
import { messagesPage } from './lib/messages-page.mjs'
import { checkedRoot } from './lib/report.mjs'

const built = new Set(readdirSync(join(checkedRoot(), 'services')))

checkGenerated(
  'docs/messages.md',
  messagesPage(await load('packages/contracts'), built),
  'node scripts/checks/messages.mjs --write',
)
