-- What was said, for the clinician who takes over. Conversations without a case are forgotten within the hour.
create table transcript_entry (
  tenant_id text not null,
  message_id uuid not null,
  conversation_id uuid not null,
  patient_id uuid not null,
  seq bigint,
  speaker text not null,
  author_phi text,
  text_phi text not null,
  source text,
  said_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (tenant_id, message_id)
);
create index transcript_by_conversation on transcript_entry (tenant_id, conversation_id, said_at);
create index transcript_by_age on transcript_entry (recorded_at);
select secure_table('transcript_entry');
