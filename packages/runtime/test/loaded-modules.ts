import { createRequire } from 'node:module'
import { defineService } from '../src/index.js'

/** Starts a service and prints how many modules of OpenTelemetry's SDK that has loaded. (Metrics load its API.) */
const start = defineService({
  name: 'example',
  portVariable: 'SANDBOX_PORT',
  variables: [],
  start: async () => {},
})
const service = await start(process.env)
const { cache } = createRequire(import.meta.url)
process.stdout.write(
  `loaded ${Object.keys(cache).filter((path) => /opentelemetry\/(?!api\/)/.test(path)).length}\n`,
)
await service.stop()
