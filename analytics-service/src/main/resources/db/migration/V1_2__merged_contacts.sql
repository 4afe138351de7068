-- Whom contacts-service has merged into whom; without a survivor they are on their own again. Of two events about a person the one with
-- the higher version counts, in whatever order they come. now_id is who stands for the person: of a survivor who was merged, too, it is
-- another one. Facts stay what the events told; figures are computed by who is one person now.
create table contact_merge (
  tenant_id   text not null,
  contact_id  uuid not null,
  version     int  not null,
  survivor_id uuid,
  now_id      uuid not null,
  primary key (tenant_id, contact_id) include (now_id)
);
create index contact_merge_survivor on contact_merge (tenant_id, survivor_id) where survivor_id is not null;
