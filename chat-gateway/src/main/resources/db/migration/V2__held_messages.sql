-- Patients' messages that came while staff held the floor, as events (PHI sealed), until they give it back.

create table held_message (
  tenant_id text not null,
  conversation_id uuid not null references conversation on delete cascade,
  seq bigint not null,
  headers text not null,
  payload bytea not null,
  primary key (conversation_id, seq)
);
select secure_table('held_message');
