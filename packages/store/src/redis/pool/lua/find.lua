-- Looks for the one who waits longest among those who fit, in the heads of the cells that may hold them. A pair meets in
-- exactly one cell, so nobody is seen twice.

local CHUNK = 8

local function fill(cell, count)
  local rows
  if cell.from then
    rows = redis.call('ZRANGEBYSCORE', cell.name, cell.from, '+inf', 'WITHSCORES', 'LIMIT', cell.passed, count)
  else
    rows = redis.call('ZRANGE', cell.name, cell.passed, cell.passed + count - 1, 'WITHSCORES')
  end
  cell.rows, cell.at, cell.order = rows, 1, tonumber(rows[2])
end

local function advance(cell)
  cell.passed = cell.passed + 1
  cell.at = cell.at + 2
  if cell.rows[cell.at] then
    cell.order = tonumber(cell.rows[cell.at + 1])
  else
    fill(cell, CHUNK)
  end
end

local function open_cells(ticket, from)
  local cells = {}
  local function open(name)
    local cell = { name = name, passed = 0, from = from }
    fill(cell, 1)
    if cell.order then
      cells[#cells + 1] = cell
    end
  end
  for _, kind in ipairs(redis.call('HKEYS', KINDS)) do
    local gender, accepted, same_city, by_age = parse_kind(kind)
    if string.find(ticket.wanted, gender, 1, true) and string.find(ticket.acceptedBy, accepted, 1, true) then
      local city = (same_city or ticket.sameCity) and ticket.city or '*'
      local my_ages = by_age and { ticket.isAges[1], ticket.isAges[2] } or { '*' }
      each_cell(kind, ticket.wantsAges, my_ages, { city }, open)
    end
  end
  return cells
end

local function longest_waiting(cells)
  local best
  for _, cell in ipairs(cells) do
    if cell.order and (not best or cell.order < best.order) then
      best = cell
    end
  end
  return best
end

local function ages_fit(entry, other)
  local age, least, most = string.byte(entry, 1, 3)
  local other_age, other_least, other_most = string.byte(other, 1, 3)
  return other_least <= age and age <= other_most and least <= other_age and other_age <= most
end

local function lists(list, member)
  return list ~= '' and string.find(list, ',' .. member .. ',', 1, true) ~= nil
end

-- When two recent partners may meet again: as soon as one of them has waited long enough. 0: they are not recent.
local function may_meet_from(ticket, other)
  if lists(ticket.recent, other.member) or lists(other.recent, ticket.member) then
    return math.min(ticket.since, other.since) + settings.recentPartnerMs
  end
  return 0
end

-- One candidate: the partner's ticket, or nil with the time at which it is worth another look (nil: never), and
-- whether the candidate was dead and was removed.
local function examine(ticket, cell, entry)
  local member = string.sub(entry, 4)
  if member == ticket.member or not ages_fit(ticket.ages, entry) or lists(ticket.blocked, member) then
    return nil, nil, false
  end
  local other = living_ticket(member)
  if not other then
    redis.call('ZREM', cell, entry)
    return nil, nil, true
  end
  if is_over(other) or lists(other.blocked, ticket.member) then
    return nil, nil, false
  end
  -- A block that is newer than both tickets.
  if redis.call('SISMEMBER', apart_key(ticket.member), member) == 1 then
    return nil, nil, false
  end
  local from = may_meet_from(ticket, other)
  if from > now then
    return nil, from, false
  end
  return other, nil, false
end

-- Examines at most `examineLimit` candidates, from the order `from` on (nil: from the longest waiting).
-- Answers { partner, examined, reached (where the limit ended it), again (when to look again at recent partners) }.
local function find(ticket, from)
  local cells = open_cells(ticket, from)
  local result = { examined = 0 }
  local cell = longest_waiting(cells)
  while cell do
    if result.examined == settings.examineLimit then
      result.reached = cell.order
      return result
    end
    result.examined = result.examined + 1
    local partner, again, dead = examine(ticket, cell.name, cell.rows[cell.at])
    if partner then
      result.partner = partner
      return result
    end
    if again then
      result.again = math.min(result.again or again, again)
    end
    if dead then
      cell.passed = cell.passed - 1
    end
    advance(cell)
    cell = longest_waiting(cells)
  end
  return result
end
