-- Cluster-wide roles: one login role per service, none of them able to step round row-level security.
-- Run as superuser after: select set_config('careline.role_password', '<password>', false)
do $$
declare
  service text;
  role_name text;
begin
  foreach service in array array['auth', 'gateway', 'inference', 'rag', 'anomaly', 'escalation', 'analytics'] loop
    role_name := 'careline_' || service;
    if not exists (select 1 from pg_roles where rolname = role_name) then
      execute format('create role %I', role_name);
    end if;
    execute format(
      'alter role %I login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password %L',
      role_name, current_setting('careline.role_password'));
    execute format('alter role %I set idle_in_transaction_session_timeout = %L', role_name, '60s');
  end loop;

  if not exists (select 1 from pg_roles where rolname = 'careline_privacy') then
    create role careline_privacy nologin nosuperuser nobypassrls;
  end if;
end
$$;

-- Erasing a patient is auth-service's duty: it owns consent.
grant careline_privacy to careline_auth;
