-- Counts per hour: what the dashboard reads. Rebuilt by replaying the bus.
create table hourly_count (
  tenant_id text not null,
  hour timestamptz not null,
  metric text not null,
  dimension text not null default '',
  count bigint not null,
  primary key (tenant_id, hour, metric, dimension)
);
select secure_table('hourly_count');

-- Latencies per hour in logarithmic buckets; bucket n holds values up to 1.2^n.
create table hourly_latency (
  tenant_id text not null,
  hour timestamptz not null,
  metric text not null,
  bucket int not null,
  count bigint not null,
  primary key (tenant_id, hour, metric, bucket)
);
select secure_table('hourly_latency');

-- Who and what was active in an hour, for distinct counts. Ids only.
create table hourly_presence (
  tenant_id text not null,
  hour timestamptz not null,
  kind text not null,
  id uuid not null,
  primary key (tenant_id, hour, kind, id)
);
select secure_table('hourly_presence');

create table open_case (
  tenant_id text not null,
  case_id uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, case_id)
);
select secure_table('open_case');

create table bus_progress (
  tenant_id text not null,
  primary key (tenant_id),
  events bigint not null,
  last_event_at timestamptz not null
);
select secure_table('bus_progress');

-- The audit chain: one head per tenant orders the appends, each row holds the hash of the row before.
create table audit_head (
  tenant_id text primary key,
  seq bigint not null,
  hash bytea not null
);
select secure_table('audit_head');

create table audit_entry (
  tenant_id text not null,
  seq bigint not null,
  event_id uuid not null,
  at timestamptz not null,
  actor text not null,
  actor_role text not null,
  action text not null,
  subject text not null,
  outcome text not null,
  service text not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq),
  unique (tenant_id, previous_hash)
);
select secure_table('audit_entry');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed' using errcode = 'CL002';
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
