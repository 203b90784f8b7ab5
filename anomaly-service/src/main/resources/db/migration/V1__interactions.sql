-- One row per patient's message: the log of level 1, filled in by the levels after it.
-- Columns that end in _phi hold text sealed with the patient's key.
create table interaction (
  tenant_id text not null,
  id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  patient_id uuid not null,
  language text not null,
  message_phi text not null,
  context_phi text not null,
  reply_phi text,
  reply_source text,
  findings jsonb not null default '[]',
  level text not null default 'NONE',
  severity int not null default 0,
  score double precision not null default 0,
  risks jsonb not null default '{}',
  policy_version text not null default '',
  state text not null default 'LOGGED',
  stages jsonb not null default '[]',
  explanation jsonb,
  closed_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, message_id)
);
create index interaction_queue on interaction (tenant_id, state, severity desc, created_at);
create index interaction_newest on interaction (tenant_id, created_at desc);
create index interaction_open on interaction (created_at) where closed_at is null;
select secure_table('interaction');

-- Level 5: who looks at it until when, and what was decided.
create table review (
  tenant_id text not null,
  interaction_id uuid not null,
  claimed_by uuid,
  claimed_name text,
  claimed_until timestamptz,
  decision text,
  reviewer uuid,
  reviewer_name text,
  note_phi text,
  decided_at timestamptz,
  primary key (tenant_id, interaction_id)
);
select secure_table('review');
