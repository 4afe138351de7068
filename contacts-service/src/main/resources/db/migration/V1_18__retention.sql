-- How long each kind of data is kept, of all services, where the company has said so. Never deleted: a rule that was taken back has
-- no period, and its version goes on counting.
create table retention_setting (
  tenant_id  text        not null,
  service    text        not null,
  store      text        not null,
  version    bigint      not null,
  keep_for   text,
  active     boolean     not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  primary key (tenant_id, service, store),
  check (not active or keep_for is not null)
);

-- What the services did away with; of sweeps that found nothing, the last one.
create table retention_sweep (
  tenant_id text        not null,
  id        uuid        not null,
  service   text        not null,
  store     text        not null,
  keep_for  text        not null,
  before    timestamptz not null,
  expired   bigint      not null,
  oldest    timestamptz,
  at        timestamptz not null,
  primary key (tenant_id, id)
);
create index retention_sweep_store on retention_sweep (tenant_id, service, store, at);

-- Dry runs, and what each service has counted.
create table retention_run (
  tenant_id text        not null,
  id        uuid        not null,
  asked_by  text        not null,
  asked_at  timestamptz not null,
  primary key (tenant_id, id)
);
create table retention_count (
  tenant_id   text    not null,
  run_id      uuid    not null,
  service     text    not null,
  store       text    not null,
  keep_for    text    not null,
  answered_at timestamptz,
  before      timestamptz,
  rows        bigint,
  oldest      timestamptz,
  primary key (tenant_id, run_id, service, store),
  foreign key (tenant_id, run_id) references retention_run on delete cascade
);

-- Who answers for the processing of personal data.
create table controller (
  tenant_id   text        not null,
  version     int         not null,
  particulars jsonb       not null,
  changed_by  text        not null,
  changed_at  timestamptz not null,
  primary key (tenant_id)
);

-- What the company does with personal data outside of Kring.
create table processing (
  tenant_id  text        not null,
  id         uuid        not null,
  version    int         not null,
  entry      jsonb       not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id)
);
