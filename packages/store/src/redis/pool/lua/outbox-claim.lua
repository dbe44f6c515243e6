-- ARGV[3] how many at most. Whoever gets an entry has `driveAfterMs` to do it before others may try.
local due = redis.call('ZRANGEBYSCORE', OUTBOX_DUE, '-inf', now, 'LIMIT', 0, ARGV[3])
local entries = {}
for _, id in ipairs(due) do
  redis.call('ZADD', OUTBOX_DUE, now + settings.driveAfterMs, id)
  entries[#entries + 1] = redis.call('HGET', OUTBOX, id)
end
return entries
