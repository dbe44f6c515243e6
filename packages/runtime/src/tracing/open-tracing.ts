import type { Environment } from '../environment.js'
import type { Logger } from '../logger.js'
import { NO_TRACING, type OpenTracing } from './tracing.js'

export const TRACING_VARIABLES = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_TRACES_SAMPLER_ARG',
] as const

export type TracingConfig = Pick<Environment, (typeof TRACING_VARIABLES)[number]>

/** Without an endpoint nothing is traced, and nothing of OpenTelemetry is loaded. */
export async function openTracing(service: string, config: TracingConfig, log: Logger): Promise<OpenTracing> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = config
  if (endpoint === undefined) return { trace: NO_TRACING, close: async () => {} }
  const { traceTo } = await import('./trace-to.js')
  return traceTo(
    {
      service,
      url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
      headers: config.OTEL_EXPORTER_OTLP_HEADERS ?? {},
      ratio: config.OTEL_TRACES_SAMPLER_ARG,
    },
    log,
  )
}
