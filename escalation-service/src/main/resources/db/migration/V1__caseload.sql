-- Columns that end in _phi hold text sealed with the patient's key.
create table escalation_case (
  tenant_id text not null,
  id uuid not null,
  conversation_id uuid not null,
  message_id uuid not null,
  patient_id uuid not null,
  patient_name_phi text not null,
  language text not null,
  level text not null,
  severity int not null,
  reason text not null,
  findings jsonb not null default '[]',
  words_phi text not null,
  state text not null,
  opened_at timestamptz not null,
  offers int not null default 0,
  offered_at timestamptz,
  next_offer_at timestamptz,
  assignee_id uuid,
  assignee_name text,
  accepted_at timestamptz,
  handed_back_at timestamptz,
  resolved_at timestamptz,
  disposition text,
  note_phi text,
  primary key (tenant_id, id)
);
-- A conversation has one active case at most.
create unique index escalation_case_active on escalation_case (tenant_id, conversation_id) where state <> 'RESOLVED';
create index escalation_case_queue on escalation_case (tenant_id, severity desc, opened_at) where state <> 'RESOLVED';
create index escalation_case_resolved on escalation_case (tenant_id, resolved_at desc) where state = 'RESOLVED';
create index escalation_case_by_conversation on escalation_case (tenant_id, conversation_id);
-- The re-offer timer: whatever restarts, what is due is found here.
create index escalation_case_due on escalation_case (next_offer_at) where next_offer_at is not null;
select secure_table('escalation_case');

-- The risky messages a case has dealt with: each counts once, by whichever topic it came.
create table case_message (
  tenant_id text not null,
  message_id uuid not null,
  case_id uuid not null,
  primary key (tenant_id, message_id)
);
select secure_table('case_message');

-- A staff message sent twice by its author with one client id is one message.
create table staff_message (
  tenant_id text not null,
  case_id uuid not null,
  staff_id uuid not null,
  client_message_id text not null,
  message_id uuid not null,
  primary key (tenant_id, case_id, staff_id, client_message_id)
);
select secure_table('staff_message');
