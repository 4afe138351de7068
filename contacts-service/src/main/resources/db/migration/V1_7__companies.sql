create table company (
  tenant_id  text        not null,
  id         uuid        not null,
  version    int         not null,
  name       text        not null,
  industry   text,
  website    text,
  phone      text,
  street     text,
  postcode   text,
  city       text,
  region     text,
  country    text,
  owner      text,
  tags       text[]      not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id)
);
create index company_name on company (tenant_id, lower(name));

-- What a person is at a company; that of the lowest rank is their main one.
create table contact_company (
  tenant_id  text     not null,
  contact_id uuid     not null,
  rank       smallint not null,
  company_id uuid     not null,
  role       text,
  since      date,
  until      date,
  primary key (tenant_id, contact_id, rank),
  foreign key (tenant_id, contact_id) references contact on delete cascade,
  foreign key (tenant_id, company_id) references company
);
create index contact_company_company on contact_company (tenant_id, company_id, contact_id);
