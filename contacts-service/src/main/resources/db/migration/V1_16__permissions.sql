-- What each role may see and change, and who is in a team with whom.
create table role_permission (
  tenant_id   text        not null,
  role        text        not null,
  version     int         not null,
  permissions jsonb       not null,
  changed_by  text        not null,
  changed_at  timestamptz not null,
  primary key (tenant_id, role)
);
create table team (
  tenant_id  text        not null,
  name       text        not null,
  version    int         not null,
  members    text[]      not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  primary key (tenant_id, name)
);

-- For whoever sees only some people, in the order of lists.
create index contact_owner on contact (tenant_id, owner, id) where owner is not null;
create index contact_unassigned on contact (tenant_id, id) where owner is null;

-- A job does what who has asked for it may; null for those that the version before has begun.
alter table job add column started_roles text[];
