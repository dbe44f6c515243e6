const LOOK_MS = 500

/**
 * Makes the end of npm our own: where npm is killed it can pass nothing on, and what it ran would go on unseen.
 * Does nothing when the script was not run by npm.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const npm = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_MS)
  timer.unref()
}
