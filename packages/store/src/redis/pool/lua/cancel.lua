-- ARGV[3] member, ARGV[4] search id. The session is idle already; a ticket of a later search stays.
local ticket = load_ticket(ARGV[3])
if not ticket or ticket.search ~= ARGV[4] then
  return 0
end
remove(ticket)
return 1
