// Who may import whom. The rules stand in ./lib/import-rules.mjs.
import { cyclesIn, importGraph } from './lib/graph.mjs'
import { IMPORT_RULES } from './lib/import-rules.mjs'
import { checkedRoot, report } from './lib/report.mjs'

const { packages, files } = importGraph(checkedRoot())

const edges = new Map()
for (const [file, { imports }] of files) {
  edges.set(
    file,
    imports.map(({ to }) => to).filter((to) => files.has(to)),
  )
}
const faults = cyclesIn(edges).map((path) => `import cycle: ${path.join(' → ')}`)

const byName = new Map(packages.map((pkg) => [pkg.name, pkg]))
let count = 0
for (const [file, { pkg, imports }] of files) {
  for (const found of imports) {
    count += 1
    for (const rule of IMPORT_RULES) {
      const fault = rule({ file, pkg, ...found }, byName)
      if (fault !== undefined) faults.push(`${file}:${found.line}: '${found.specifier}': ${fault}`)
    }
  }
}
report(faults, `${count} imports in ${files.size} files keep to the rules, without a cycle`)
