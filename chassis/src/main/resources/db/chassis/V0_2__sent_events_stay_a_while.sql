-- What was published stays for a while: after a restore the bus is empty, and what a consumer had not read yet goes out
-- again. Consumers know by their marks what they have read.
alter table outbox add column sent_at timestamptz;
drop index outbox_by_shard;
create index outbox_by_shard on outbox (shard, id) where sent_at is null;
create index outbox_sent on outbox using brin (sent_at) where sent_at is not null;
