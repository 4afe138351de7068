create table shelf (
  tenant_id text           not null,
  id        uuid           not null,
  version   int            not null,
  name      text           not null,
  places    int            not null,
  price     numeric(12, 2),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table delivery (
  tenant_id text not null,
  id        uuid not null,
  shelf     text not null,
  parcel    text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, shelf) references shelf (tenant_id, name)
);
