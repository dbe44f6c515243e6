// docker-compose.yml: valid by the compose specification, complete by our services, nothing in it only for show.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DCLinter } from 'dclint'
import { parse } from 'yaml'
import { composeFaults } from './lib/compose-rules.mjs'
import { COMPOSE_VARIABLES } from './lib/environment-page.mjs'
import { load } from './lib/load.mjs'
import { checkedRoot, report } from './lib/report.mjs'
import { workspacePackages } from './lib/sources.mjs'

const FILE = 'docker-compose.yml'
/** Beside the schema, which always holds: dclint's rules, but not those on the order of keys, which here tells how things start. */
const RULES = {
  'no-unbound-port-interfaces': 0,
  'require-quotes-in-ports': [2, { quoteType: 'double' }],
  'service-dependencies-alphabetical-order': 0,
  'service-keys-order': 0,
  'services-alphabetical-order': 0,
  'top-level-properties-order': 0,
}

const root = checkedRoot()
const path = join(root, FILE)
const text = readFileSync(path, 'utf8')
const services = workspacePackages(root)
  .filter(({ group }) => group === 'services')
  .map(({ folder }) => folder.split('/')[1])

const linter = new DCLinter({ rules: RULES, exclude: [] })
const faults = linter
  .lintFiles([path], false)
  .flatMap(({ messages }) => messages.map(({ line, message }) => `${FILE}:${line}: ${message}`))

if (faults.length === 0) {
  const { ENVIRONMENT } = await load('packages/runtime')
  const variablesOf = new Map()
  for (const name of services) {
    const [start] = Object.values(await load(`services/${name}`)).filter(
      (value) => value.serviceName === name,
    )
    variablesOf.set(name, start?.variables ?? [])
  }
  const compose = parse(text, { merge: true })
  const known = { environment: ENVIRONMENT, composeOnly: COMPOSE_VARIABLES }
  faults.push(
    ...composeFaults({ root, text, compose, variablesOf, known }).map((fault) => `${FILE}: ${fault}`),
  )
}
report(faults, `${FILE} runs every service with exactly the variables that it reads`)
