import { Unavailable } from '@anonchat/runtime'
import type { Redis } from '@anonchat/store'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { broadcastRoutes } from './broadcasts.js'
import type { OperatorContext } from './context.js'
import { failure } from './failures.js'
import { figureRoutes } from './figures.js'
import { type CheckKey, keyGuard } from './key-guard.js'
import { memberRoutes } from './members.js'
import { paymentRoutes } from './payments.js'
import { bounded } from './read.js'
import { redisGuard } from './redis-guard.js'
import { reportRoutes } from './reports.js'
import { writeRoute } from './write-broadcast.js'

export const API = '/api/admin'

/** The HTTP interface of operators, who have the key and no name: docs/admin.md describes it. */
export function operatorApi(context: OperatorContext, checkKey: CheckKey, redis: Redis): Hono {
  const app = new Hono().basePath(API)
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof Unavailable) return failure('unavailable')
    context.log.error({ err: error, path: c.req.routePath }, 'a request of an operator failed')
    return failure('internal')
  })
  app.use('*', bounded, redisGuard(redis), keyGuard(checkKey))
  app.route('/', memberRoutes(context))
  app.route('/', reportRoutes(context))
  app.route('/', paymentRoutes(context))
  app.route('/', broadcastRoutes(context))
  app.route('/', writeRoute(context))
  app.route('/', figureRoutes(context))
  app.all('*', () => failure('not_found'))
  return app
}
