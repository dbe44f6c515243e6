const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const REMIND_MS = 20_000

/** Shows that `work` is under way (on standard error), and how long it took. Gives back what `work` gives. */
export async function step(title, work) {
  const since = Date.now()
  const elapsed = () => `${((Date.now() - since) / 1000).toFixed(1)} s`
  const done = process.stderr.isTTY ? spin(title, elapsed) : remind(title, elapsed)
  try {
    const result = await work()
    done(`✓ ${title} (${elapsed()})`)
    return result
  } catch (error) {
    done(`✗ ${title}`)
    throw error
  }
}

function spin(title, elapsed) {
  let frame = 0
  const timer = setInterval(() => {
    frame = (frame + 1) % FRAMES.length
    process.stderr.write(`\r\x1b[2K${FRAMES[frame]} ${title} … ${elapsed()}`)
  }, 100)
  return (last) => {
    clearInterval(timer)
    process.stderr.write(`\r\x1b[2K${last}\n`)
  }
}

function remind(title, elapsed) {
  process.stderr.write(`  ${title} …\n`)
  const timer = setInterval(() => process.stderr.write(`  ${title} … ${elapsed()}\n`), REMIND_MS)
  return (last) => {
    clearInterval(timer)
    process.stderr.write(`${last}\n`)
  }
}

/** Shows a line; a step that is under way draws itself again below it. */
export function say(line) {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K')
  process.stdout.write(`${line}\n`)
}
