-- Answers a request for a video call, or takes it back, or ends it unanswered: one of them, once.
-- KEYS: requests of the room
-- ARGV: request, who answers, answer (yes | no | never | back | over), key of the event, now (ms), how long a request lasts (ms)
-- Gives { done, who asked, who was asked } | { late }
local ask, who, answer, key = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local fields = redis.call('HMGET', KEYS[1], 'ask', 'from', 'to', 'at', 'state', 'answered_by')
if fields[1] ~= ask then
  return { 'late' }
end
if fields[6] == key then
  return { 'done', fields[2], fields[3] }
end
local is_asker = answer == 'back' or answer == 'over'
if fields[5] ~= 'asked' or who ~= (is_asker and fields[2] or fields[3]) then
  return { 'late' }
end
-- A yes must not come after the other one was told that there was none.
if answer == 'yes' and tonumber(ARGV[5]) >= tonumber(fields[4]) + tonumber(ARGV[6]) then
  return { 'late' }
end
redis.call('HSET', KEYS[1], 'state', answer, 'answered_by', key)
if answer == 'never' then
  redis.call('HSET', KEYS[1], 'never_' .. who, 1)
end
return { 'done', fields[2], fields[3] }
