-- What every service's schema holds: row-level security in one call, the outbox and the processed events.

create function secure_table(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format(
    'create policy tenant_isolation on %I using (tenant_id = current_setting(''careline.tenant'', true)'
    ' or current_setting(''careline.tenant'', true) = ''*'')', name);
end $$;

-- Rows of one key share a shard; whoever holds the shard's lock publishes its rows, in order.
create table outbox_shard (shard int primary key);
insert into outbox_shard select generate_series(0, 15);

create table outbox (
  id bigint generated always as identity primary key,
  tenant_id text not null,
  shard int not null,
  topic text not null,
  key text not null,
  headers text not null,
  payload bytea not null,
  created_at timestamptz not null default now()
);
create index outbox_by_shard on outbox (shard, id);
select secure_table('outbox');

create table processed_event (
  consumer text not null,
  event_id uuid not null,
  tenant_id text not null,
  processed_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index processed_event_by_age on processed_event (processed_at);
select secure_table('processed_event');
