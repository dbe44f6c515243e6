import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

const NOT_SOURCES = new Set(['node_modules', 'dist', 'generated'])

function filesUnder(folder, wanted) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return NOT_SOURCES.has(name) ? [] : filesUnder(path, wanted)
      return wanted.test(name) ? [path] : []
    })
}

/**
 * The packages of the workspace, in the order of their folders.
 * @returns {{ name: string, group: 'packages' | 'services' | 'bench', folder: string, manifest: object }[]} `folder` is relative to the root
 */
export function workspacePackages(root) {
  const folders = ['packages', 'services'].flatMap((group) =>
    existsSync(join(root, group)) ? readdirSync(join(root, group)).map((name) => `${group}/${name}`) : [],
  )
  return [...folders.sort(), 'bench']
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
      return { name: manifest.name, group: folder.split('/')[0], folder, manifest }
    })
}

/** Every TypeScript file of a package, relative to the root. */
export function sourcesOf(root, folder) {
  return filesUnder(join(root, folder), /\.tsx?$/).map((path) => path.slice(root.length + 1))
}

/** Of a page, which is bundled: what it needs is needed when it is built, not when it is served. */
export const isPage = (file) => /^(packages|services)\/[^/]+\/web\//.test(file)

export const isTest = (file) =>
  /\.test\.ts$/.test(file) || /^(packages|services)\/[^/]+\/(web\/)?test\//.test(file)

/** Reads and parses a file. Throws with the place when it is not TypeScript. */
export function parse(root, file) {
  const text = readFileSync(join(root, file), 'utf8')
  const { program, module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const lineAt = (offset) => text.slice(0, offset).split('\n').length
  return { text, program, imports: importsIn(program, module, lineAt, text), lineAt }
}

/** What a file imports: `specifier`, `line`, and whether only types, which are gone at run time. */
function importsIn(program, module, lineAt, text) {
  const found = []
  const add = (request, start, entries) =>
    found.push({
      specifier: request.value,
      line: lineAt(start),
      isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })
  for (const { moduleRequest, start, entries } of module.staticImports) add(moduleRequest, start, entries)
  for (const { start, entries } of module.staticExports) {
    const from = entries.find((entry) => entry.moduleRequest != null)
    if (from !== undefined) add(from.moduleRequest, start, entries)
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const source = text.slice(moduleRequest.start, moduleRequest.end)
    const literal = /^(['"`])([^$]*)\1$/.exec(source)
    if (literal?.[2] !== undefined) add({ value: literal[2] }, start, [])
  }
  new Visitor({
    TSImportType: (node) => add({ value: node.source?.value ?? '' }, node.start, [{ isType: true }]),
  }).visit(program)
  return found
}

/** The names of all metrics that our code makes. */
export function metricNames(root) {
  const names = new Set()
  for (const { folder } of workspacePackages(root)) {
    for (const file of sourcesOf(root, folder).filter((name) => !isTest(name))) {
      const text = readFileSync(join(root, file), 'utf8')
      for (const [, name] of text.matchAll(/name: '([a-z]+(?:_[a-z]+)+)'/g)) names.add(name)
    }
  }
  return names
}
