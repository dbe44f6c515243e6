// What is wrong with the docker-compose.yml of a tree.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DCLinter } from 'dclint'
import { parse } from 'yaml'
import { composeFaults } from './compose-rules.mjs'
import { COMPOSE_VARIABLES } from './environment-page.mjs'
import { load } from './load.mjs'
import { workspacePackages } from './sources.mjs'

export const FILE = 'docker-compose.yml'
/** Beside the schema, which always holds: dclint's rules, but not those on the order of keys, which here tells how things start. */
const RULES = {
  'no-unbound-port-interfaces': 0,
  'require-quotes-in-ports': [2, { quoteType: 'double' }],
  'service-dependencies-alphabetical-order': 0,
  'service-keys-order': 0,
  'services-alphabetical-order': 0,
  'top-level-properties-order': 0,
}

/** Variables that each service reads; loaded once, as loading services takes seconds. */
const variables = new Map()
async function variablesRead(name) {
  if (!variables.has(name)) {
    const [start] = Object.values(await load(`services/${name}`)).filter(
      (value) => value.serviceName === name,
    )
    variables.set(name, start?.variables ?? [])
  }
  return variables.get(name)
}

/**
 * @param {string} root the tree
 * @returns {Promise<string[]>} the faults, each a line
 */
export async function composeCheck(root) {
  const path = join(root, FILE)
  const text = readFileSync(path, 'utf8')
  const services = workspacePackages(root)
    .filter(({ group }) => group === 'services')
    .map(({ folder }) => folder.split('/')[1])
  const linter = new DCLinter({ rules: RULES, exclude: [] })
  const faults = linter
    .lintFiles([path], false)
    .flatMap(({ messages }) => messages.map(({ line, message }) => `${FILE}:${line}: ${message}`))
  if (faults.length > 0) return faults
  const { ENVIRONMENT } = await load('packages/runtime')
  const variablesOf = new Map()
  for (const name of services) variablesOf.set(name, await variablesRead(name))
  const compose = parse(text, { merge: true })
  const known = { environment: ENVIRONMENT, composeOnly: COMPOSE_VARIABLES }
  return composeFaults({ root, text, compose, variablesOf, known }).map((fault) => `${FILE}: ${fault}`)
}
