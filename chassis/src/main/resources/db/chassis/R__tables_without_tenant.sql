-- Every other table has a tenant and row-level security; a comment that begins with "no tenant:" says why one has not.
comment on table outbox_shard is 'no tenant: sixteen constant rows, locked by the replica that relays a shard of the outbox';
