import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import type { SpanExporter } from '@opentelemetry/sdk-trace'
import type { Logger } from '../logger.js'

const EXPORT_TIMEOUT_MS = 5_000
/** ExportResultCode of OpenTelemetry. */
const SUCCESS = 0

/** Sends spans as OTLP in JSON. Logs when nobody takes them, once, and when somebody does again. */
export function createExporter(
  url: string,
  headers: Readonly<Record<string, string>>,
  log: Logger,
): SpanExporter {
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: EXPORT_TIMEOUT_MS })
  let failing = false
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.code !== SUCCESS
        if (failed && !failing) log.warn({ err: result.error }, 'traces are lost: nobody takes them')
        if (!failed && failing) log.info('traces are taken again')
        failing = failed
        done(result)
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  }
}
