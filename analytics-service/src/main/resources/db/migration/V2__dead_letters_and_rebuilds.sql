-- Events that a consumer of any service could not handle, as the bus keeps them: texts in them are sealed.
create table dead_letter (
  tenant_id text not null,
  id uuid not null,
  topic text not null,
  partition int not null,
  position bigint not null,
  key text not null,
  consumer text not null,
  event_id text not null,
  event_type text not null,
  reason text not null,
  cause text not null,
  tries int not null,
  failed_at timestamptz not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'REPLAYING', 'HANDLED')),
  replays int not null default 0,
  replayed_at timestamptz,
  replayed_by text,
  handled_at timestamptz,
  headers text not null,
  value bytea not null,
  primary key (tenant_id, id)
);
create index dead_letter_by_time on dead_letter (tenant_id, failed_at desc, id);
select secure_table('dead_letter');

-- The latest rebuild of a tenant's figures from the bus.
create table rollup_rebuild (
  tenant_id text primary key,
  id uuid not null,
  state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  requested_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  events bigint not null default 0,
  skipped bigint not null default 0,
  counted_from timestamptz
);
select secure_table('rollup_rebuild');
