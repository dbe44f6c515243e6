-- A search whose time is over finds nobody any more: it ends, and its member is told by the outbox.

local function is_over(ticket)
  return ticket.deadline <= now
end

-- The session becomes idle; a ticket that stands in the pool is removed by the caller, in the same script.
local function end_search(ticket)
  local session = session_key(ticket.member)
  redis.call('HDEL', session, 'search', 'since', 'deadline')
  redis.call('HSET', session, 'state', 'idle')
  local id = 'timeout/' .. ticket.search
  return to_outbox(id, {
    kind = 'timeout',
    id = id,
    memberId = ticket.member,
    trace = ticket.trace,
    searchId = ticket.search,
  })
end
