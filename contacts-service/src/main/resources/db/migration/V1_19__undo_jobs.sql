-- Changes of many people are undone by jobs, which list what they leave as it is.
alter table job
  drop constraint job_kind_check,
  add constraint job_kind_check check (kind in ('import', 'update', 'delete', 'undo'));

create table undo_conflict (
  tenant_id  text   not null,
  job_id     uuid   not null,
  number     bigint generated always as identity,
  contact_id uuid   not null,
  field      text   not null,
  reason     text   not null,
  before     jsonb  not null,
  after      jsonb  not null,
  now        jsonb  not null,
  primary key (tenant_id, job_id, number),
  foreign key (tenant_id, job_id) references job on delete cascade
);
