export { toPoolTicket } from './domain/pool-ticket.js'
export { startMatchmaker } from './matchmaker.js'
