-- ARGV[3] how many at most. Answers how many tickets were over, and the outbox entries of the members to be told.
local over = redis.call('ZRANGEBYSCORE', DEADLINES, '-inf', now, 'LIMIT', 0, ARGV[3])
local told = {}
for _, member in ipairs(over) do
  local ticket = living_ticket(member)
  if ticket then
    told[#told + 1] = end_search(ticket)
    remove(ticket)
  end
end
return { #over, told }
