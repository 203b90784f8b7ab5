-- One row per reply: with what it was made and how fast. No text of anyone's.
create table generation (
  id uuid primary key,
  tenant_id text not null,
  conversation_id uuid,
  reply_to uuid,
  source text not null,
  ending text not null,
  model text not null,
  prompt_version text not null,
  prompt_hash text not null,
  knowledge_version text not null,
  safety_version text not null,
  attempts jsonb not null,
  input_tokens int,
  output_tokens int,
  started_at timestamptz not null,
  first_shown_millis bigint,
  took_millis bigint not null,
  withheld int not null
);
create index generation_by_turn on generation (tenant_id, reply_to);
create index generation_by_time on generation (tenant_id, started_at);
select secure_table('generation');
