-- Gives a room the longer time of premium, in the sessions of both who are still in it.
-- KEYS: session of the member, session of the partner
-- ARGV: room id
for i = 1, #KEYS do
  local session = redis.call('HMGET', KEYS[i], 'state', 'room')
  if session[1] == 'chatting' and session[2] == ARGV[1] then
    redis.call('HSET', KEYS[i], 'premium', '1')
  end
end
return 1
