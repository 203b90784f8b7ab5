-- The vault holds one wrapped data key per patient. Destroying the row makes everything sealed with it unreadable,
-- in every schema, on the bus and in backups.
create schema if not exists vault;

create table if not exists vault.data_key (
  tenant_id text not null,
  patient_id uuid not null,
  wrapped_key bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, patient_id)
);

-- A tombstone: this patient was erased, and no late event may bring a key back to life.
create table if not exists vault.erased_patient (
  tenant_id text not null,
  patient_id uuid not null,
  erased_at timestamptz not null default now(),
  primary key (tenant_id, patient_id)
);

create or replace function vault.lock_patient(tenant text, patient uuid) returns void
language sql as $$
  select pg_advisory_xact_lock(hashtextextended('vault:' || tenant || ':' || patient::text, 0));
$$;

-- The lock orders a key's insert after an erasure still in flight, so that the tombstone is seen.
create or replace function vault.refuse_erased_patient() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform vault.lock_patient(new.tenant_id, new.patient_id);
  if exists (
    select 1 from vault.erased_patient e where e.tenant_id = new.tenant_id and e.patient_id = new.patient_id
  ) then
    raise exception 'patient was erased' using errcode = 'CL001';
  end if;
  return new;
end
$$;

create or replace function vault.remember_erased_patient() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform vault.lock_patient(old.tenant_id, old.patient_id);
  insert into vault.erased_patient (tenant_id, patient_id) values (old.tenant_id, old.patient_id)
  on conflict do nothing;
  return old;
end
$$;

create or replace trigger refuse_erased_patient before insert on vault.data_key
  for each row execute function vault.refuse_erased_patient();
create or replace trigger remember_erased_patient before delete on vault.data_key
  for each row execute function vault.remember_erased_patient();

do $$
declare
  secured text;
begin
  foreach secured in array array['data_key', 'erased_patient'] loop
    execute format('alter table vault.%I enable row level security', secured);
    execute format('alter table vault.%I force row level security', secured);
    execute format('drop policy if exists tenant_isolation on vault.%I', secured);
    execute format(
      'create policy tenant_isolation on vault.%I using ('
      'tenant_id = current_setting(''careline.tenant'', true) or current_setting(''careline.tenant'', true) = ''*'')',
      secured);
  end loop;
end
$$;

revoke all on all functions in schema vault from public;
grant usage on schema vault to careline_auth, careline_gateway, careline_inference, careline_rag, careline_anomaly,
  careline_escalation, careline_analytics, careline_privacy;
grant select, insert on vault.data_key to careline_auth, careline_gateway, careline_inference, careline_rag,
  careline_anomaly, careline_escalation, careline_analytics;
grant select on vault.erased_patient to careline_auth, careline_gateway, careline_inference, careline_rag,
  careline_anomaly, careline_escalation, careline_analytics;
grant select, delete, update (wrapped_key) on vault.data_key to careline_privacy;
grant select, insert on vault.erased_patient to careline_privacy;
