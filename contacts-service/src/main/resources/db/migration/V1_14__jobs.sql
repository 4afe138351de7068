-- Work on many people that outlasts a request: imports, changes and deletions by filter. Views under the old names serve the
-- version before, which runs on while this one starts; its imports have no parameters, and nobody else takes them up.
alter table import_job rename to job;
alter table job
  add column kind         text    not null default 'import' check (kind in ('import', 'update', 'delete')),
  add column dry_run      boolean not null default false,
  add column deleted      bigint  not null default 0,
  add column parameters   jsonb,
  add column predicted    jsonb,
  add column failure      text,
  add column reached      uuid,
  add column lease        uuid,
  add column leased_until timestamptz,
  drop constraint import_job_status_check,
  add constraint job_status_check check (
    status in ('uploading', 'draft', 'running', 'paused', 'done', 'failed', 'cancelled')),
  drop constraint import_job_check,
  add constraint job_balances check (rows_read = created + updated + deleted + duplicate + rejected);
create index job_open on job (tenant_id, id) where status = 'running';
create view import_job as
  select tenant_id, id, source, status, rows_read, created, updated, duplicate, rejected, started_by, started_at,
    last_progress_at, ended_at
  from job;

alter table import_rejection rename to job_rejection;
alter table job_rejection rename column import_id to job_id;
create view import_rejection as
  select tenant_id, job_id as import_id, line, column_name, reason, row_text from job_rejection;

-- The file of an import, compressed, in parts, so that any replica can go on with it. They are compressed already.
create table job_file_part (
  tenant_id text  not null,
  job_id    uuid  not null,
  part      int   not null,
  bytes     bytea not null,
  primary key (tenant_id, job_id, part),
  foreign key (tenant_id, job_id) references job on delete cascade
);
alter table job_file_part alter column bytes set storage external;

-- Who a dry run has made and changed so far, and what they are recognised by.
create table draft_person (
  tenant_id  text  not null,
  job_id     uuid  not null,
  contact_id uuid  not null,
  state      jsonb not null,
  primary key (tenant_id, job_id, contact_id),
  foreign key (tenant_id, job_id) references job on delete cascade
);
create table draft_mark (
  tenant_id  text not null,
  job_id     uuid not null,
  mark       text not null,
  contact_id uuid not null,
  primary key (tenant_id, job_id, mark),
  foreign key (tenant_id, job_id) references job on delete cascade
);
