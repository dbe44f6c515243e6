import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses that Compose makes of its own servers, and what a service that has one must wait for. */
const SERVERS = {
  NATS_URL: ['nats', 'service_healthy'],
  REDIS_URL: ['redis', 'service_healthy'],
  DATABASE_URL: ['migrate', 'service_completed_successfully'],
}
/** Left at their defaults inside a container. */
const NOT_PASSED = new Set(['HOST'])
/** Whom Telegram, a member's Telegram, or operators speak to. */
const REACHED_FROM_OUTSIDE = new Set(['gateway', 'video-call', 'admin'])
/** What a service that calls Telegram reads. */
const CALLS_TELEGRAM = 'TELEGRAM_API_ROOT'

/**
 * What is wrong with a parsed docker-compose.yml beyond its schema, one line each.
 * @param variablesOf for each folder of services/, the variables that the service reads
 * @param known `environment`: ENVIRONMENT of packages/runtime; `composeOnly`: variables of Compose alone
 */
export function composeFaults({ root, text, compose, variablesOf, known }) {
  const entries = Object.entries(compose.services)
  return [
    ...interpolationFaults(text, known),
    ...[...variablesOf].flatMap(([folder, variables]) => folderFaults(compose, folder, variables, known)),
    ...entries.flatMap(([name, service]) => commonFaults(root, compose, name, service, variablesOf)),
  ]
}

/** Every `${NAME}` is a variable of .env.example, and every variable for Compose alone is used. */
function interpolationFaults(text, { environment, composeOnly }) {
  const used = new Set([...text.matchAll(/(?<!\$)\$\{?([A-Z_]+)/g)].map(([, name]) => name))
  const unknown = [...used].filter((name) => !(name in environment) && !(name in composeOnly))
  const unused = Object.keys(composeOnly).filter((name) => !used.has(name))
  return [
    ...unknown.map((name) => `\${${name}} is not in .env.example`),
    ...unused.map((name) => `${name} is in .env.example for Compose, and not used`),
  ]
}

/** A folder of services/ runs as the service of its name, and maybe as others that are built of it. */
function folderFaults(compose, folder, variables, known) {
  const main = compose.services[folder]
  if (main === undefined) return [`services/${folder} has no service here`]
  if (folderOf(main) !== folder) return [`${folder}: is not built with SERVICE=${folder}`]
  const services = Object.entries(compose.services).filter(([, service]) => folderOf(service) === folder)
  const rolesOf = (variable) => new Set(services.map(([, { environment }]) => environment?.[variable]))
  // What tells each from the others of its folder.
  const tellsApart = (variable) => services.length > 1 && rolesOf(variable).size === services.length
  return services.flatMap(([name, service]) =>
    serviceFaults(name, service, variables, { ...known, tellsApart }),
  )
}

const folderOf = ({ build }) => build?.args?.SERVICE

/** A service of ours: its variables, whom it waits for, which networks it is in. */
function serviceFaults(name, service, variables, { environment, tellsApart }) {
  const faults = []
  const { environment: given = {}, depends_on: waits = {}, networks = [] } = service
  const wanted = variables.filter((variable) => !NOT_PASSED.has(variable))
  for (const variable of wanted.filter((v) => !(v in given)))
    faults.push(`${name}: reads ${variable}, and is not given it`)
  for (const variable of Object.keys(given).filter((v) => !wanted.includes(v)))
    faults.push(`${name}: is given ${variable}, and does not read it`)
  for (const [variable, value] of Object.entries(given)) {
    if (variable in SERVERS || !(variable in environment)) continue
    if (tellsApart(variable) && environment[variable].safeParse(value).success) continue
    const isNeeded = !environment[variable].safeParse(undefined).success
    const right = isNeeded ? `\${${variable}:?` : `\${${variable}:-}`
    if (!String(value).startsWith(right)) faults.push(`${name}: ${variable} should begin with ${right}`)
  }
  for (const [variable, [server, condition]] of Object.entries(SERVERS)) {
    if (variable in given && waits[server]?.condition !== condition)
      faults.push(`${name}: reads ${variable}, and does not wait for ${server} (${condition})`)
  }
  const needsOutside = wanted.includes(CALLS_TELEGRAM) || REACHED_FROM_OUTSIDE.has(name)
  const wantedNetworks = needsOutside ? 'data,outside' : 'data'
  if (networks.join() !== wantedNetworks) faults.push(`${name}: should be in the networks ${wantedNetworks}`)
  if (service.read_only !== true || service.cap_drop?.join() !== 'ALL')
    faults.push(`${name}: should be read-only and without capabilities`)
  return faults
}

/** What holds for every service, ours or a server. */
function commonFaults(root, compose, name, service, variablesOf) {
  const faults = []
  const fault = (text) => faults.push(`${name}: ${text}`)
  const isJob = name === 'migrate'
  if (!isJob && service.restart !== 'unless-stopped') fault('does not restart')
  if (isJob && service.restart !== 'on-failure') fault('should be tried again when it fails')
  if (service.container_name !== undefined) fault('a container_name keeps it from scaling')
  if (service.ports !== undefined && !REACHED_FROM_OUTSIDE.has(name))
    fault('publishes a port that nobody outside needs')
  if (service.deploy?.resources?.limits?.memory === undefined) fault('has no memory limit')
  if (service.deploy?.resources?.limits?.cpus === undefined) fault('has no CPU limit')
  if (service.build === undefined) {
    if (!/:(\d+\.\d+|RELEASE\.\d{4}-\d\d-\d\d)/.test(service.image ?? ''))
      fault('its image is not pinned to a release')
    if (service.healthcheck?.test === undefined) fault('has no health check')
  } else if (!isJob && !variablesOf.has(folderOf(service)))
    fault('is built here, and has no folder in services/')
  for (const volume of service.volumes ?? []) {
    const [source = ''] = String(volume).split(':')
    if (source.startsWith('.') ? !existsSync(join(root, source)) : !(source in (compose.volumes ?? {})))
      fault(`mounts ${source}, which does not exist`)
  }
  return faults
}
