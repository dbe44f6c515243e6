// deploy/Dockerfile: valid, small, without root, and of the versions that the workspace names.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { checkedRoot, report } from './lib/report.mjs'

const FILE = 'deploy/Dockerfile'
const root = checkedRoot()
const text = readFileSync(join(root, FILE), 'utf8')
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const faults = validate(text).map(({ range, message }) => `${FILE}:${range.start.line + 1}: ${message}`)
const expect = (isRight, fault) => isRight || faults.push(`${FILE}: ${fault}`)

const stages = [...text.matchAll(/^FROM (\S+)(?: AS (\S+))?/gm)]
const names = new Set(stages.map(([, , name]) => name))
for (const [, image] of stages)
  expect(names.has(image) || /^node:\d+[\w.-]*$/.test(image), `${image} is not Node of a pinned major`)
const last = text.slice(stages.at(-1)?.index ?? 0)
expect(text.includes(`pnpm@${packageManager.replace('pnpm@', '')}\n`), `does not install ${packageManager}`)
expect(text.includes('--frozen-lockfile'), 'does not keep to the lockfile')
expect(/deploy [^\n]*--prod/.test(text), 'takes along development dependencies')
expect(/^USER (?!root|0)\w+/m.test(last), 'runs as root')
expect(/^HEALTHCHECK /m.test(last), 'has no health check')
expect(/^CMD \["node"/m.test(last), 'does not run node itself, so a stop would not reach it')
report(faults, `${FILE} is valid, without root, and pinned`)
