-- What is done for people who want to see what is kept of them, or to be erased. The addresses are there only for as long as
-- something is looked for by them.
create table privacy_request (
  tenant_id   text        not null,
  id          uuid        not null,
  kind        text        not null check (kind in ('access', 'erasure')),
  dry_run     boolean     not null,
  state       text        not null check (state in (
    'collecting', 'ready', 'expired', 'counting', 'counted', 'erasing', 'erased', 'verified', 'closed')),
  contact_id  uuid        not null,
  contact_ids uuid[]      not null,
  addresses   text[]      not null,
  reason      text        check (reason in (
    'noLongerNeeded', 'consentWithdrawn', 'objection', 'unlawful', 'legalObligation', 'child')),
  asked_by    text        not null,
  asked_at    timestamptz not null,
  due_at      timestamptz not null,
  done_at     timestamptz,
  primary key (tenant_id, id)
);
create index privacy_request_people on privacy_request using gin (contact_ids);
create index privacy_request_open on privacy_request (tenant_id, id) where state not in ('expired', 'counted', 'closed');

-- What all services were asked for a request, one thing after the other.
create table privacy_round (
  tenant_id  text        not null,
  request_id uuid        not null,
  round      int         not null,
  kind       text        not null check (kind in ('collect', 'erase', 'scan')),
  asked_at   timestamptz not null,
  done_at    timestamptz,
  primary key (tenant_id, request_id, round),
  foreign key (tenant_id, request_id) references privacy_request on delete cascade
);

-- How many rows of each store a service has handed over, erased or found; without a time while more is to come.
create table privacy_answer (
  tenant_id   text  not null,
  request_id  uuid  not null,
  round       int   not null,
  service     text  not null,
  answered_at timestamptz,
  stores      jsonb not null,
  primary key (tenant_id, request_id, round, service),
  foreign key (tenant_id, request_id, round) references privacy_round on delete cascade
);

-- The packages, as the services handed them over.
create table privacy_part (
  tenant_id  text not null,
  request_id uuid not null,
  service    text not null,
  part       int  not null,
  store      text not null,
  records    json not null,
  primary key (tenant_id, request_id, service, part),
  foreign key (tenant_id, request_id) references privacy_request on delete cascade
);

-- Ids of people who were erased: they are gone, which is another answer than that nobody ever had the id.
create table erased_contact (
  tenant_id  text        not null,
  contact_id uuid        not null,
  erased_at  timestamptz not null,
  primary key (tenant_id, contact_id)
);

-- By what they are recognised when a file or an event of the time before brings them back: SHA-256 of the tenant's salt and an
-- address, which tells whether a given address was theirs, and lists none.
create table erased_salt (
  tenant_id text  not null,
  salt      bytea not null,
  primary key (tenant_id)
);
create table erased_address (
  tenant_id text        not null,
  hash      bytea       not null,
  erased_at timestamptz not null,
  primary key (tenant_id, hash)
);
