import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Files beside package.json that documents name without a folder. */
const TOP = new Set([
  'docker-compose.yml',
  'package.json',
  'pnpm-workspace.yaml',
  'turbo.json',
  'tsconfig.base.json',
  'biome.json',
  '.env.example',
  'LICENSE',
])
/** A table that is named like one. */
const METRIC = /^(?!admin_actions$)(gateway|conversation|matchmaker|relay|admin|bus|nodejs|process)_[a-z_]+$/
/** Metrics of prom-client itself, and what a histogram adds. */
const BUILT_IN = /^(nodejs|process)_|_(bucket|sum|count)$/

/** What is wrong in a document, with its place. */
export function docFaults(root, path, known) {
  const text = readFileSync(join(root, path), 'utf8')
  const faults = []
  for (const [index, line] of text.split('\n').entries()) {
    const fault = (what) => faults.push(`${path}:${index + 1}: ${what}`)
    for (const [, target] of line.matchAll(/\]\(([^)\s]+)\)/g)) checkLink(root, path, target, fault)
    for (const [, target] of line.matchAll(/(?:src|srcset)="([^"]+)"/g)) checkLink(root, path, target, fault)
    for (const [, name] of line.matchAll(/(?<!p)npm run (?:--silent )?([\w-]+)/g))
      if (!known.scripts.has(name)) fault(`there is no script \`${name}\``)
    for (const [, code] of line.matchAll(/`([^`]+)`/g)) checkCode(root, path, code, known, fault)
  }
  return faults
}

function checkLink(root, path, target, fault) {
  if (/^(https?|mailto):/.test(target)) return
  const [file = '', anchor] = target.split('#')
  const full = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)))
  if (!existsSync(join(root, full))) return fault(`the link leads to ${full}, which does not exist`)
  if (anchor && full.endsWith('.md') && !anchorsOf(readFileSync(join(root, full), 'utf8')).has(anchor))
    fault(`${full} has no heading #${anchor}`)
}

/** Headings as a forge makes anchors of them. */
const anchorsOf = (text) =>
  new Set(
    [...text.matchAll(/^#+ +(.+)$/gm)].map(([, title]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )

function checkCode(root, path, code, known, fault) {
  if (/^[A-Z]+_[A-Z_]+$/.test(code) && looksLikeVariable(code) && !known.variables.has(code))
    fault(`${code} is no variable of .env.example`)
  if (METRIC.test(code) && !BUILT_IN.test(code) && !known.metrics.has(code))
    fault(`no service counts ${code}`)
  const named =
    /^(?:node |bash )?((?:\.ci|bench|deploy|docs|packages|prisma|scripts|services)\/[\w./*{},-]*)/.exec(
      code,
    )?.[1]
  if (named === undefined && !TOP.has(code)) return
  for (const one of expand(named ?? code)) {
    const at = existsSync(join(root, one)) || existsSync(join(root, dirname(path), one))
    if (!at) fault(`${one} does not exist`)
  }
}

/** Words in capitals that belong to others: JetStream, SQL, Telegram, Docker. */
const OTHERS = new Set(['GET_LOCK', 'MESSAGE_NOT_MODIFIED', 'MAX_DELIVERIES'])
const looksLikeVariable = (code) => !OTHERS.has(code)

/** `services/{a,b}/src` → both; a star stands for anything, so only what is before it is looked up. */
function expand(pattern) {
  const group = /\{([^}]+)\}/.exec(pattern)
  if (group !== null) return group[1].split(',').flatMap((word) => expand(pattern.replace(group[0], word)))
  const [before = ''] = pattern.split('*')
  return [pattern.includes('*') ? dirname(`${before}x`) : pattern.replace(/[.,]$/, '')]
}
