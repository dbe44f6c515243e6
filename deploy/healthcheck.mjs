// Asks the service in this container whether it lives. Docker runs it; exit status 0 means yes.
import { ENVIRONMENT } from './node_modules/@anonchat/runtime/dist/environment.js'

const name = `${process.env.SERVICE?.toUpperCase().replaceAll('-', '_')}_PORT`
const port = ENVIRONMENT[name].parse(process.env[name] || undefined)
const answer = await fetch(`http://127.0.0.1:${port}/health`)
process.exitCode = answer.ok ? 0 : 1
