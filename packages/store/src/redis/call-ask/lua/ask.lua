-- A member asks their partner for a video call, once for each request.
-- KEYS: requests of the room
-- ARGV: request, who asks, who is asked, now (ms), how long a request lasts (ms), ttl (ms)
-- Gives { asked | pending | never, '' } | { crossed, the partner's request, which is answered by this one }
local ask, from, to, now = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local fields = redis.call('HMGET', KEYS[1], 'ask', 'from', 'at', 'state', 'answered_by', 'never_' .. to)
if fields[1] == ask then
  return { 'asked', '' }
end
if fields[5] == ask then
  return { 'crossed', fields[1] }
end
if fields[6] then
  return { 'never', '' }
end
if fields[4] == 'asked' and tonumber(fields[3]) + tonumber(ARGV[5]) > now then
  if fields[2] == from then
    return { 'pending', '' }
  end
  -- Both want it: that is a yes.
  redis.call('HSET', KEYS[1], 'state', 'yes', 'answered_by', ask)
  return { 'crossed', fields[1] }
end
redis.call('HSET', KEYS[1], 'ask', ask, 'from', from, 'to', to, 'at', now, 'state', 'asked')
redis.call('HDEL', KEYS[1], 'answered_by')
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return { 'asked', '' }
