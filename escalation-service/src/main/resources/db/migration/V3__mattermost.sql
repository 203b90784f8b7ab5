-- The thread of a case in the queue channel.
create table mattermost_thread (
  tenant_id text not null,
  case_id uuid not null,
  channel_id text not null,
  root_id text not null,
  primary key (tenant_id, case_id),
  unique (tenant_id, root_id)
);
select secure_table('mattermost_thread');

-- What is still to be posted, in the order of ids within a case. Ids alone, no text.
create table mattermost_errand (
  id bigint generated always as identity primary key,
  tenant_id text not null,
  case_id uuid not null,
  kind text not null,
  ref text not null default '',
  attempts int not null default 0,
  next_try_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create index mattermost_errand_by_case on mattermost_errand (tenant_id, case_id, id);
select secure_table('mattermost_errand');

-- Posts of staff that were dealt with.
create table mattermost_seen (
  tenant_id text not null,
  post_id text not null,
  seen_at timestamptz not null default now(),
  primary key (tenant_id, post_id)
);
select secure_table('mattermost_seen');

-- Up to where a channel was read, in Mattermost's milliseconds.
create table mattermost_cursor (
  tenant_id text not null,
  channel_id text not null,
  read_to bigint not null,
  primary key (tenant_id, channel_id)
);
select secure_table('mattermost_cursor');
