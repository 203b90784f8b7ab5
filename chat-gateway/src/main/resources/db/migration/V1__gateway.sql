-- Conversations and messages. Columns that hold PHI hold ciphertext (phi1:...).

create table conversation (
  id uuid primary key,
  tenant_id text not null,
  patient_id uuid not null,
  -- client message id of the first message: opening by the same message twice gives one conversation
  opened_by uuid not null,
  title text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived boolean not null default false,
  last_seq bigint not null default 0,
  read_seq bigint not null default 0,
  floor text not null default 'BOT' check (floor in ('BOT', 'STAFF')),
  floor_name text,
  unique (tenant_id, patient_id, opened_by)
);
create index conversation_by_patient on conversation (tenant_id, patient_id, updated_at desc);
select secure_table('conversation');

create table message (
  id uuid primary key,
  tenant_id text not null,
  conversation_id uuid not null references conversation on delete cascade,
  seq bigint not null,
  role text not null check (role in ('PATIENT', 'ASSISTANT', 'STAFF')),
  text text not null,
  created_at timestamptz not null,
  client_message_id uuid,
  reply_to uuid,
  source text,
  citations text,
  actions text,
  level text not null default 'NONE',
  author text,
  rating text,
  comment text,
  -- of a patient's message: NONE (nobody owes an answer), PENDING, DONE, FAILED with its code
  reply_state text not null default 'NONE' check (reply_state in ('NONE', 'PENDING', 'DONE', 'FAILED')),
  reply_code text,
  unique (conversation_id, seq),
  unique (conversation_id, client_message_id)
);
create unique index message_reply_once on message (reply_to) where reply_to is not null and role = 'ASSISTANT';
create index message_by_time on message (created_at) where role <> 'PATIENT';
create index message_pending on message (conversation_id) where reply_state = 'PENDING';
select secure_table('message');
