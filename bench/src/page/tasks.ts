import { z } from 'zod'

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds. */
      dur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).loose().optional(),
    }),
  ),
})

/** What a main thread of the browser's pages does in one go. */
const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask'])

/** The longest task on a page's main thread in a trace of Chromium, and how many took more than 50 ms. */
export function longestTask(trace: Buffer): { longestMs: number; over50: number } {
  const { traceEvents } = Trace.parse(JSON.parse(trace.toString('utf8')))
  const threadOf = ({ pid, tid }: { pid: number; tid: number }): string => `${pid} ${tid}`
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  const tasks = traceEvents
    .filter((event) => TASKS.has(event.name) && mains.has(threadOf(event)))
    .map(({ dur = 0 }) => dur / 1_000)
  if (tasks.length === 0) throw new Error('the trace names no task of the page')
  const over50 = tasks.filter((ms) => ms > 50).length
  return { longestMs: tasks.reduce((longest, ms) => Math.max(longest, ms), 0), over50 }
}
