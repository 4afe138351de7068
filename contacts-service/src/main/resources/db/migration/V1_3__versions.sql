-- Who made the present state of a person, and from what. Empty where it was made before this was kept.
alter table contact
  add column change_id  uuid,
  add column changed_by text,
  add column origin     text check (origin in ('api', 'file', 'event'));

-- People as they were before their last change, whole, as the API showed them; of who was deleted, a last version without
-- a state. No foreign key: it outlives them.
create table contact_version (
  tenant_id  text        not null,
  contact_id uuid        not null,
  version    int         not null,
  valid_from timestamptz not null,
  state      json,
  change_id  uuid,
  changed_by text,
  origin     text        check (origin in ('api', 'file', 'event')),
  primary key (tenant_id, contact_id, version)
);

-- The proof of consent outlives the person too.
alter table consent_entry drop constraint consent_entry_tenant_id_contact_id_fkey;
