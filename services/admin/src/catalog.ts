import type { Catalog } from './in/handler.js'
import type { HandlerContext } from './in/handlers/context.js'
import { help } from './in/handlers/help.js'
import { logHandler } from './in/handlers/log.js'

/** Everything that admins can ask for: `/admin_<name>`, and the buttons `admin:<name>:…`. */
export const catalogOf = (context: HandlerContext): Catalog => ({
  help,
  log: logHandler(context),
})
