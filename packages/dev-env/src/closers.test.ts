import { describe, expect, it } from 'vitest'
import { Closers } from './closers.js'

describe('what was started', () => {
  it('is closed in reverse order, once', async () => {
    const closed: string[] = []
    const closers = new Closers()
    closers.add(() => closed.push('first'))
    closers.add(async () => closed.push('second'))
    await Promise.all([closers.closeAll(), closers.closeAll()])
    expect(closed).toEqual(['second', 'first'])
  })

  it('is all closed even when one cannot be, and that is told', async () => {
    const closed: string[] = []
    const closers = new Closers()
    closers.add(() => closed.push('first'))
    closers.add(() => Promise.reject(new Error('stuck')))
    await expect(closers.closeAll()).rejects.toThrow('stuck')
    expect(closed).toEqual(['first'])
  })
})
