import { packageOf } from './graph.mjs'
import { isPage, isTest } from './sources.mjs'

/** Packages that stand in front of a library, so that changing the library changes one package. */
const DOORS = {
  nats: ['packages/bus'],
  bullmq: ['packages/queue'],
  ioredis: ['packages/store', 'packages/queue'],
  telegraf: ['packages/telegram'],
  mariadb: ['packages/store', 'packages/servers'],
  '@prisma/client': ['packages/store'],
  '@prisma/adapter-mariadb': ['packages/store'],
  minio: ['packages/photos'],
  sharp: ['packages/photos'],
  pino: ['packages/runtime'],
  '@hono/node-server': ['packages/runtime', 'packages/telegram-sandbox'],
}

/** What `domain/` may run; of anything else it may know types only. */
const PURE = new Set(['@anonchat/contracts', '@anonchat/telegram/updates', '@anonchat/texts', 'zod'])

const layerOf = (file) => /^services\/[^/]+\/src\/(in|domain|out)\//.exec(file)?.[1]
const isRelative = (specifier) => specifier.startsWith('.')
const isOfNode = (specifier) => specifier.startsWith('node:')

/** Tools that tests and benches run beside the product may go around a door. */
const isTool = (file, pkg) => isTest(file) || pkg.group === 'bench' || pkg.folder === 'packages/dev-env'

/** Each takes an import and gives what is wrong with it, or nothing. */
export const IMPORT_RULES = [
  function domainIsPure({ file, specifier, isTypeOnly, to }) {
    if (layerOf(file) !== 'domain' || isTest(file) || isTypeOnly) return undefined
    if (isRelative(specifier)) {
      const folder = file.slice(0, file.indexOf('/domain/') + '/domain/'.length)
      return to?.startsWith(folder) ? undefined : 'domain/ imports code from outside of domain/'
    }
    return PURE.has(specifier) ? undefined : `domain/ imports only ${[...PURE].join(', ')} and itself`
  },

  function servicesNeverImportServices({ file, pkg, specifier, to }, byName) {
    if (pkg.group !== 'services') return undefined
    const target = isRelative(specifier) ? to : byName.get(packageOf(specifier))?.folder
    const isOther = target?.startsWith('services/') && !`${target}/`.startsWith(`${pkg.folder}/`)
    return isOther
      ? `${file.split('/')[1]} imports another service; services talk through contracts`
      : undefined
  },

  function onlyTheWholeKnowsServices({ pkg, specifier }, byName) {
    if (byName.get(packageOf(specifier))?.group !== 'services') return undefined
    if (pkg.group === 'services' || pkg.group === 'bench' || pkg.folder === 'packages/dev-env')
      return undefined
    return 'a package imports a service; only packages/dev-env and bench may'
  },

  function packagesStayWithinTheirFolder({ pkg, specifier, to }) {
    if (!isRelative(specifier) || to === undefined) return undefined
    return `${to}/`.startsWith(`${pkg.folder}/`) ? undefined : 'a relative import leaves its package'
  },

  function relativeImportsEndInJs({ file, specifier }) {
    if (!isRelative(specifier) || /\.(js|json)$/.test(specifier)) return undefined
    if (isPage(file) && specifier.endsWith('.css')) return undefined
    return 'a relative import ends in .js'
  },

  function outDoesNotKnowIn({ file, isTypeOnly, to }) {
    if (isTypeOnly || isTest(file) || to === undefined) return undefined
    return layerOf(file) === 'out' && layerOf(to) === 'in' ? 'out/ imports in/; in/ calls out/' : undefined
  },

  function librariesHaveOneDoor({ file, pkg, specifier, isTypeOnly }) {
    const doors = DOORS[packageOf(specifier)]
    if (doors === undefined || doors.includes(pkg.folder) || isTool(file, pkg) || isTypeOnly) return undefined
    return `only ${doors.join(' and ')} may import this library`
  },

  function importsAreDeclared({ file, pkg, specifier, isTypeOnly }, byName) {
    if (isRelative(specifier) || isOfNode(specifier)) return undefined
    const { dependencies = {}, devDependencies = {} } = pkg.manifest
    const name = packageOf(specifier)
    if (name in dependencies || name === pkg.name) return undefined
    if (isTest(file) && (name in devDependencies || !byName.has(name))) return undefined
    if ((isTypeOnly || isPage(file)) && name in devDependencies) return undefined
    if (name in devDependencies) return 'is a devDependency, but is needed at run time'
    return 'is not in the dependencies of its package.json'
  },
]
