import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parse, sourcesOf, workspacePackages } from './sources.mjs'

/**
 * The import graph of the workspace.
 * @returns packages, and for each file (relative to the root) its package and its imports, each with `to`: the file
 *   imported, where it is one of ours
 */
export function importGraph(root) {
  const packages = workspacePackages(root)
  const byName = new Map(packages.map((pkg) => [pkg.name, pkg]))
  const files = new Map()
  for (const pkg of packages) {
    for (const file of sourcesOf(root, pkg.folder)) {
      const imports = parse(root, file).imports.map((found) => ({
        ...found,
        to: resolve(root, byName, file, found.specifier),
      }))
      files.set(file, { pkg, imports })
    }
  }
  return { packages, files }
}

function resolve(root, byName, from, specifier) {
  if (specifier.startsWith('.')) {
    const target = normalize(join(dirname(from), specifier))
    const sources = ['.ts', '.tsx'].map((ending) => target.replace(/\.js$/, ending))
    return sources.find((source) => existsSync(join(root, source))) ?? target
  }
  const name = packageOf(specifier)
  const pkg = byName.get(name)
  if (pkg === undefined) return undefined
  const entry = pkg.manifest.exports?.[`.${specifier.slice(name.length)}`]?.source
  return entry === undefined ? undefined : normalize(join(pkg.folder, entry))
}

/** The package that a bare specifier names: `@scope/name/file` → `@scope/name`. */
export function packageOf(specifier) {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

/** The cycles of a graph given as a map from node to its next nodes; one path for each strongly connected part. */
export function cyclesIn(edges) {
  const cycles = []
  const state = new Map()
  for (const start of edges.keys()) visit(start, [])
  return cycles

  function visit(node, path) {
    if (state.get(node) === 'done') return
    if (state.get(node) === 'open') {
      cycles.push([...path.slice(path.indexOf(node)), node])
      return
    }
    state.set(node, 'open')
    for (const next of edges.get(node) ?? []) visit(next, [...path, node])
    state.set(node, 'done')
  }
}
