-- Opens a room for two: both sessions and the outbox. Whoever of them stands in the pool is removed by the caller, in the
-- same script.

local function enter(ticket, partner, room, premium)
  local session = session_key(ticket.member)
  local pending = redis.call('HGET', session, 'pending')
  local notice = 'opened:' .. room .. ':' .. partner.member
  if pending and pending ~= '' then
    notice = pending .. ';' .. notice
  end
  redis.call('HDEL', session, 'search', 'since', 'deadline')
  redis.call('HSET', session, 'state', 'chatting', 'room', room, 'partner', partner.member, 'partner_user', partner.user,
    'opened_at', ARGV[1], 'premium', premium, 'room_search', ticket.search, 'pending', notice)
end

local function side(ticket)
  return {
    memberId = ticket.member,
    userId = ticket.user,
    trace = ticket.trace,
    searchId = ticket.search,
    waitedMs = math.max(0, now - ticket.since),
  }
end

local function claim(ticket, partner, room)
  local premium = (ticket.premium or partner.premium) and '1' or '0'
  enter(ticket, partner, room, premium)
  enter(partner, ticket, room, premium)
  return to_outbox(room, {
    kind = 'matched',
    id = room,
    premium = premium == '1',
    openedAt = ARGV[1],
    published = false,
    sides = { side(partner), side(ticket) },
  })
end
