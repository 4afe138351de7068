create table custom_field (
  tenant_id   text        not null,
  id          uuid        not null,
  version     int         not null,
  key         text        not null,
  label       text        not null,
  type        text        not null check (
    type in ('text', 'number', 'money', 'date', 'bool', 'choice', 'choices', 'contact', 'company')),
  choices     text[]      not null default '{}',
  created_at  timestamptz not null,
  archived_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);

-- The values by key. The service makes an index for each field that is defined.
alter table contact add column custom jsonb;
