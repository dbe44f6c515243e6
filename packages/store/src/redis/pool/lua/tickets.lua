-- A ticket stands in the cells of those who may look for it. Cells of one kind hold people of one gender who accept the
-- same genders, insist on their own city or not, and accept all ages or not. Only kinds that somebody is of are looked
-- into, so that most searches read few cells.

-- '<gender><accepted genders><= or !><* or #>', see `kindOf` of the matchmaker.
local function parse_kind(kind)
  return string.sub(kind, 1, 1), string.sub(kind, 2, 2), string.sub(kind, 3, 3) == '!', string.sub(kind, 4, 4) == '#'
end

local function each_cell(kind, ages, accepted_ages, cities, visit)
  local prefix = pool .. ':cell:' .. kind .. ':'
  for a = 1, #ages do
    for b = 1, #accepted_ages do
      local left = prefix .. ages[a] .. '>' .. accepted_ages[b] .. '@'
      for c = 1, #cities do
        visit(left .. cities[c])
      end
    end
  end
end

local function each_own_cell(ticket, visit)
  local cities = ticket.sameCity and { ticket.city } or { '*', ticket.city }
  each_cell(ticket.kind, ticket.isAges, ticket.wantsAges, cities, visit)
end

-- What stands in a cell: three characters that tell own age, least and greatest wanted age, then the member.
local function entry_of(ticket)
  return ticket.ages .. ticket.member
end

local function load_ticket(member)
  local json = redis.call('GET', ticket_key(member))
  return json and cjson.decode(json)
end

local function put(ticket, json)
  local entry = entry_of(ticket)
  each_own_cell(ticket, function(cell)
    redis.call('ZADD', cell, ticket.order, entry)
  end)
  redis.call('HINCRBY', KINDS, ticket.kind, 1)
  redis.call('SET', ticket_key(ticket.member), json)
  redis.call('ZADD', DEADLINES, ticket.deadline, ticket.member)
  redis.call('ZADD', FIGURES, now + settings.figuresAfterMs, ticket.member)
end

local function forget(member)
  redis.call('DEL', ticket_key(member))
  redis.call('ZREM', DEADLINES, member)
  redis.call('ZREM', FIGURES, member)
  redis.call('ZREM', RETRIES, member)
  redis.call('HDEL', DEPTHS, member)
end

local function remove(ticket)
  local entry = entry_of(ticket)
  each_own_cell(ticket, function(cell)
    redis.call('ZREM', cell, entry)
  end)
  if redis.call('HINCRBY', KINDS, ticket.kind, -1) <= 0 then
    redis.call('HDEL', KINDS, ticket.kind)
  end
  forget(ticket.member)
end

-- True while the session still is in the search that the ticket was made for.
local function is_searching(ticket)
  local session = redis.call('HMGET', session_key(ticket.member), 'state', 'search')
  return session[1] == 'searching' and session[2] == ticket.search
end

-- The ticket of somebody who still searches; else nil, and nothing of the ticket is left.
local function living_ticket(member)
  local ticket = load_ticket(member)
  if not ticket then
    forget(member)
  elseif is_searching(ticket) then
    return ticket
  else
    remove(ticket)
  end
end
