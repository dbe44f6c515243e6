import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { MigrationRecord } from './history.js'
import { planMigrations } from './plan.js'

const script = (name: string, sql = `-- ${name}`) => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
})
const done = (name: string, other: Partial<MigrationRecord> = {}): MigrationRecord => ({
  name,
  checksum: script(name).checksum,
  startedAt: '2026-01-01 00:00:00.000',
  finishedAt: '2026-01-01 00:00:01.000',
  rolledBackAt: null,
  logs: null,
  ...other,
})
const failed = { finishedAt: null, logs: '1050: Table exists' }
const rolledBack = { ...failed, rolledBackAt: '2026-01-01 00:00:02.000' }

describe('planMigrations', () => {
  it.each([
    ['an empty database', ['a', 'b'], [], ['a', 'b']],
    ['a database that is up to date', ['a', 'b'], [done('a'), done('b')], []],
    ['a new script', ['a', 'b'], [done('a')], ['b']],
    ['a new script that is older than one that was run', ['a', 'b'], [done('b')], ['a']],
    ['a run that was rolled back', ['a'], [done('a', rolledBack)], ['a']],
    ['a run that was rolled back and then done', ['a'], [done('a', rolledBack), done('a')], []],
    ['a rolled back run of a script that is gone', ['a'], [done('a'), done('x', rolledBack)], []],
  ])('of %s runs what is missing, in order', (_, names, history, pending) => {
    const plan = planMigrations(
      names.map((name) => script(name)),
      history,
    )
    expect(plan.kind === 'run' && plan.pending.map(({ name }) => name)).toEqual(pending)
  })

  it.each([
    ['failed', [done('a', failed)], [/a, started .* failed: 1050[\s\S]*--rolled-back a[\s\S]*--applied a/]],
    ['was interrupted', [done('a', { finishedAt: null })], [/was interrupted/]],
    ['was changed', [done('a', { checksum: 'other' })], [/a was changed[\s\S]*new migration/]],
    ['is missing', [done('a'), done('z')], [/z was run[\s\S]*deploy the version/]],
    ['failed, and another is missing', [done('a', failed), done('z')], [/failed/, /z was run/]],
  ])('refuses when one %s, and says what to do', (_, history, faults) => {
    const plan = planMigrations([script('a'), script('b')], history)
    if (plan.kind !== 'refuse') throw new Error('was not refused')
    expect(plan.faults).toHaveLength(faults.length)
    for (const [index, fault] of faults.entries()) expect(plan.faults[index]).toMatch(fault)
  })
})
