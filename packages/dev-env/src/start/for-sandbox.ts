import { join } from 'node:path'
import { SERVICE_NAMES } from '../services.js'
import type { Ports } from './ports.js'

/** What a crowd of 5,000 says and is told in a second; the sandbox has no limit for a whole bot. */
const DELIVER_RATE_PER_SECOND = 2000

/** The admin of the sandbox, when nobody else is one: a phone of its own, beside those of two members. */
const ADMIN_ID = '7000000001'

/** Variables for a system that runs against the sandbox, where nothing else is said. */
export function forSandbox(ports: Ports, dataDir: string, hasAdmins: boolean): Record<string, string> {
  return {
    ...(hasAdmins ? {} : { ADMIN_IDS: ADMIN_ID, SANDBOX_ADMIN_ID: ADMIN_ID }),
    DELIVER_RATE_PER_SECOND: String(DELIVER_RATE_PER_SECOND),
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${ports.sandbox}`,
    VIDEO_CALL_DOMAIN: `http://127.0.0.1:${ports['video-call']}`,
    TELEGRAM_WEB_APP_SCRIPT: `http://127.0.0.1:${ports.sandbox}/telegram-web-app.js`,
    SANDBOX_DATA_DIR: join(dataDir, 'sandbox'),
    SANDBOX_SERVICES: SERVICE_NAMES.map((name) => `${name}=http://127.0.0.1:${ports[name]}`).join(','),
  }
}
