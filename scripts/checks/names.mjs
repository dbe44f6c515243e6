// Subjects, streams and queues are named in packages/contracts and nowhere else.
import { Visitor } from 'oxc-parser'
import { load } from './lib/load.mjs'
import { checkedRoot, report } from './lib/report.mjs'
import { isTest, parse, sourcesOf, workspacePackages } from './lib/sources.mjs'

const { CATALOG, QUEUES, STREAMS } = await load('packages/contracts')

const streams = new Set(Object.keys(STREAMS))
/** `member.<p>.update` and its like: the first word, and what may follow its dot in a text or at the head of a template. */
const subjects = CATALOG.map((entry) => entry.subject).filter((name) => name.includes('.'))
const first = new Set(subjects.map((name) => name.split('.')[0]))
const second = new Set([
  ...subjects.map((name) => name.split('.')[1]).filter((word) => !word.includes('<')),
  ...[...streams].map((name) => name.toLowerCase()),
])
const subject = new RegExp(`^(${[...first].join('|')})\\.(${[...second].join('|')}|\\d+|\\*|>)?(\\.|$)`)
/** Names that are words of the language too: wrong only where a subject or a queue is expected. */
const words = new Set([
  ...CATALOG.map((entry) => entry.subject).filter((s) => !s.includes('.')),
  ...Object.keys(QUEUES),
])
const TAKES_A_NAME = /^(publish|subscribe|consume|request|Queue|Worker|QueueEvents|openProducer|openWorker)/

const root = checkedRoot()
const faults = []
let count = 0
for (const { folder } of workspacePackages(root)) {
  if (folder === 'packages/contracts') continue
  for (const file of sourcesOf(root, folder).filter((name) => !isTest(name))) {
    count += 1
    faults.push(...namesIn(file))
  }
}
report(faults, `no subject, stream or queue is named outside of packages/contracts (${count} files)`)

function namesIn(file) {
  const { program, lineAt } = parse(root, file)
  const found = []
  const fault = (node, text) =>
    found.push(
      `${file}:${lineAt(node.start)}: '${text}' names a subject, stream or queue; take it from @anonchat/contracts`,
    )
  const wordsOfRedis = new Set()
  const inspect = (node, text) => {
    if (wordsOfRedis.has(node)) return
    if (streams.has(text) || subject.test(text)) fault(node, text)
  }
  const argumentOf = (node) => {
    const name = node.callee.name ?? node.callee.property?.name ?? ''
    // SCAN of Redis takes a word MATCH.
    if (/^scan/i.test(name)) for (const word of node.arguments) wordsOfRedis.add(word)
    const [argument] = node.arguments
    if (argument?.type === 'Literal' && words.has(argument.value) && TAKES_A_NAME.test(name))
      fault(argument, argument.value)
  }
  new Visitor({
    Literal: (node) => typeof node.value === 'string' && inspect(node, node.value),
    TemplateLiteral: (node) => inspect(node, node.quasis[0]?.value.cooked ?? ''),
    CallExpression: argumentOf,
    NewExpression: argumentOf,
  }).visit(program)
  return found
}
