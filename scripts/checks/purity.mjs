// domain/ decides from what it is given: no clock, chance, process, timer or IO of its own. And main.ts only starts.
import { Visitor } from 'oxc-parser'
import { checkedRoot, report } from './lib/report.mjs'
import { isTest, parse, sourcesOf, workspacePackages } from './lib/sources.mjs'

const MAIN_LINES = 15
const IMPURE = new Set([
  'process',
  'console',
  'fetch',
  'crypto',
  'performance',
  'globalThis',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
])

const root = checkedRoot()
const faults = []
let pureFiles = 0
for (const { folder } of workspacePackages(root)) {
  for (const file of sourcesOf(root, folder)) {
    if (isTest(file)) continue
    if (/\/src\/domain\//.test(file)) {
      pureFiles += 1
      faults.push(...impurities(file))
    }
    if (/^services\/[^/]+\/src\/main\.ts$/.test(file)) faults.push(...oversized(file))
  }
}
report(faults, `${pureFiles} files in domain/ have no clock, chance, process or IO`)

function impurities(file) {
  const { program, lineAt } = parse(root, file)
  const found = []
  const names = new Set()
  const fault = (node, what) => found.push(`${file}:${lineAt(node.start)}: domain/ uses ${what}; hand it in`)
  new Visitor({
    MemberExpression(node) {
      const path = `${node.object.name}.${node.property.name ?? node.property.value}`
      if (path === 'Date.now' || path === 'Math.random') fault(node, path)
      // `other.process` names a property, not the global.
      if (!node.computed) names.add(node.property)
    },
    Property(node) {
      if (!node.computed && !node.shorthand) names.add(node.key)
    },
    NewExpression(node) {
      if (node.callee.name === 'Date' && node.arguments.length === 0) fault(node, 'new Date()')
    },
    CallExpression(node) {
      if (node.callee.name === 'Date') fault(node, 'Date()')
    },
  }).visit(program)
  new Visitor({
    Identifier(node) {
      if (IMPURE.has(node.name) && !names.has(node)) fault(node, node.name)
    },
  }).visit(program)
  return found
}

function oversized(file) {
  const lines = parse(root, file).text.trimEnd().split('\n').length
  return lines <= MAIN_LINES
    ? []
    : [`${file}: ${lines} lines; main.ts only starts the service, in at most ${MAIN_LINES}`]
}
