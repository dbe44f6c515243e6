-- Makes a call, unless it was made or ended before.
-- KEYS: call
-- ARGV: fields (JSON), when it is forgotten (ms since 1970)
-- Gives created | exists | ended
if redis.call('HEXISTS', KEYS[1], 'ended') == 1 then
  return 'ended'
end
if redis.call('HEXISTS', KEYS[1], 'created_at') == 1 then
  return 'exists'
end
for field, value in pairs(cjson.decode(ARGV[1])) do
  redis.call('HSET', KEYS[1], field, value)
end
redis.call('PEXPIREAT', KEYS[1], ARGV[2])
return 'created'
