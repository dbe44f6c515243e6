-- ARGV[3] ticket (JSON), ARGV[4] room id for the case of a match.
local ticket = cjson.decode(ARGV[3])
local session = redis.call('HMGET', session_key(ticket.member), 'state', 'search', 'room', 'room_search')

if session[1] == 'chatting' and session[4] == ticket.search then
  return { 'matched-before', 0, redis.call('HGET', OUTBOX, session[3]) or '' }
end
if session[1] ~= 'searching' or session[2] ~= ticket.search then
  return { 'dropped', 0, '' }
end

local standing = load_ticket(ticket.member)
if is_over(ticket) then
  if standing then
    remove(standing)
  end
  return { 'over', 0, end_search(ticket) }
end
if standing and standing.search == ticket.search then
  return { 'waiting', 0, '' }
end
if standing then
  remove(standing)
end

local result = find(ticket, nil)
if result.partner then
  remove(result.partner)
  return { 'matched', result.examined, claim(ticket, result.partner, ARGV[4]) }
end
put(ticket, ARGV[3])
look_again_later(ticket, result, nil)
return { 'waiting', result.examined, '' }
