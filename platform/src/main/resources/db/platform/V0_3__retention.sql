-- How long tenants want the data of this service to be kept, by data class, and how far the present sweep has come. Rules are
-- never deleted: one that was taken back has no period, and the version that later news of it are compared with.
create table retention_rule (
  tenant_id    text        not null,
  store        text        not null,
  version      bigint      not null,
  keep_for     text,
  active       boolean     not null,
  changed_at   timestamptz not null,
  swept_at     timestamptz,
  sweep_before timestamptz,
  sweep_oldest timestamptz,
  expired      bigint      not null default 0,
  primary key (tenant_id, store),
  check (not active or keep_for is not null)
);

-- Dry runs that this service has not answered yet.
create table retention_question (
  tenant_id text        not null,
  run_id    uuid        not null,
  rules     jsonb       not null,
  asked_at  timestamptz not null,
  primary key (tenant_id, run_id)
);
