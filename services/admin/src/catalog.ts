import type { Catalog } from './in/handler.js'
import { banHandler } from './in/handlers/ban.js'
import type { BroadcastsContext } from './in/handlers/broadcast/context.js'
import { broadcastHandler } from './in/handlers/broadcast.js'
import type { HandlerContext } from './in/handlers/context.js'
import { help } from './in/handlers/help.js'
import { logHandler } from './in/handlers/log.js'
import { type PanelLinkContext, panelHandler } from './in/handlers/panel.js'
import { paymentsHandler } from './in/handlers/payments.js'
import { giftsHandler, premiumHandler } from './in/handlers/premium.js'
import { reportsHandler } from './in/handlers/reports.js'
import { statsHandler } from './in/handlers/stats.js'
import { unbanHandler } from './in/handlers/unban.js'
import { userHandler } from './in/handlers/user.js'
import { usersHandler } from './in/handlers/users.js'

/** Everything that admins can ask for: `/admin_<name>`, and the buttons `admin:<name>:…`. */
export const catalogOf = (
  context: HandlerContext,
  broadcasts: BroadcastsContext,
  panel: PanelLinkContext,
): Catalog => ({
  help,
  stats: statsHandler(context),
  users: usersHandler(context),
  user: userHandler(context),
  ban: banHandler(context),
  unban: unbanHandler(context),
  reports: reportsHandler(context),
  broadcast: broadcastHandler(broadcasts),
  premium: premiumHandler(context),
  gifts: giftsHandler(context),
  payments: paymentsHandler(context),
  panel: panelHandler(panel),
  log: logHandler(context),
})
