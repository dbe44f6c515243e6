-- ARGV[3] entry.
redis.call('ZREM', OUTBOX_DUE, ARGV[3])
return redis.call('HDEL', OUTBOX, ARGV[3])
