// What the documents name exists: links, headings, files, commands, variables, metrics.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { docFaults } from './lib/doc-rules.mjs'
import { COMPOSE_VARIABLES } from './lib/environment-page.mjs'
import { load } from './lib/load.mjs'
import { checkedRoot, report } from './lib/report.mjs'
import { metricNames } from './lib/sources.mjs'

const root = checkedRoot()
const { ENVIRONMENT } = await load('packages/runtime')
const { scripts = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const markdownIn = (folder) =>
  readdirSync(join(root, folder))
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.md') && statSync(join(root, path)).isFile())
const folders = ['.', 'docs', 'docs/adr', 'packages/telegram-sandbox']
const documents = folders
  .filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false }))
  .flatMap(markdownIn)

const known = {
  scripts: new Set(Object.keys(scripts)),
  variables: new Set([...Object.keys(ENVIRONMENT), ...Object.keys(COMPOSE_VARIABLES)]),
  metrics: metricNames(root),
}
const faults = documents.flatMap((path) => docFaults(root, path, known))
report(faults, `${documents.length} documents name nothing that does not exist`)
