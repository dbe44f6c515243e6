// docker-compose.yml: valid by the compose specification, complete by our services, nothing in it only for show.
import { composeCheck, FILE } from './lib/compose-check.mjs'
import { checkedRoot, report } from './lib/report.mjs'

report(
  await composeCheck(checkedRoot()),
  `${FILE} runs every service with exactly the variables that it reads`,
)
