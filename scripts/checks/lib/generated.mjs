import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkedRoot, report, shouldWrite } from './report.mjs'

/** Checks that a file is what is made from the code; with `--write`, makes it so. */
export function checkGenerated(path, text, command) {
  const full = join(checkedRoot(), path)
  const found = existsSync(full) ? readFileSync(full, 'utf8') : ''
  if (found === text) return report([], `${path} says what the code says`)
  if (shouldWrite()) {
    writeFileSync(full, text)
    return report([], `${path} written`)
  }
  const lines = found.split('\n')
  const line = text.split('\n').findIndex((expected, index) => expected !== lines[index])
  return report([`${path}:${line + 1}: is not what the code says; run \`${command}\``], '')
}
