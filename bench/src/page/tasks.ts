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
      /** Of these, so many at work on a processor. */
      tdur: z.number().optional(),
      args: z.object({ name: z.string().optional() }).loose().optional(),
    }),
  ),
})

/** What a main thread of the browser's pages does in one go. */
const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask'])

export interface Tasks {
  longestMs: number
  /** The most work in one task: without the time in which the machine did something else. */
  mostCpuMs: number
  over50: number
}

/** The tasks on the main threads of pages in a trace of Chromium. */
export function tasksIn(trace: Buffer): Tasks {
  const { traceEvents } = Trace.parse(JSON.parse(trace.toString('utf8')))
  const threadOf = ({ pid, tid }: { pid: number; tid: number }): string => `${pid} ${tid}`
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  const tasks = traceEvents.filter((event) => TASKS.has(event.name) && mains.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('the trace names no task of the page')
  const most = (of: (task: (typeof tasks)[number]) => number | undefined): number =>
    tasks.reduce((longest, task) => Math.max(longest, (of(task) ?? 0) / 1_000), 0)
  return {
    longestMs: most(({ dur }) => dur),
    mostCpuMs: most(({ tdur }) => tdur),
    over50: tasks.filter(({ dur = 0 }) => dur > 50_000).length,
  }
}
