-- Forgets the items of an album that was sent, but for their message ids: the event of the last one may come again.
-- KEYS: album of the member (hash)
-- ARGV: key of the album, ttl (s)
-- Gives 1, or 0 when it is another album, or none, that waits.
if redis.call('HGET', KEYS[1], 'key') ~= ARGV[1] then
  return 0
end
local fields = redis.call('HKEYS', KEYS[1])
redis.call('DEL', KEYS[1])
for _, field in ipairs(fields) do
  local id = string.match(field, '^item:(%d+)$')
  if id then
    redis.call('HSET', KEYS[1], 'sent:' .. id, '1')
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
