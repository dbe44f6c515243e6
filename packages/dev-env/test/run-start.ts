import { start } from '../src/start-main.js'

/** Runs `start` as `npm start` does, with a data folder of the test's own: `run-start.ts <folder>`. */
const console = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  step: async <T>(title: string, work: () => Promise<T>) => {
    const result = await work()
    process.stdout.write(`done: ${title}\n`)
    return result
  },
}
process.exitCode = await start(process.env, console, process.argv[2]).catch((error: Error) => {
  process.stdout.write(`${error.name}: ${error.message}\n`)
  return 1
})
