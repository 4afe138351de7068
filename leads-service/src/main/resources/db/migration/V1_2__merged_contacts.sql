-- Whom contacts-service has merged into whom; without a survivor they are on their own again. Of two events about a person the one with
-- the higher version counts, in whatever order they come.
create table contact_merge (
  tenant_id   text not null,
  contact_id  uuid not null,
  version     int  not null,
  survivor_id uuid,
  primary key (tenant_id, contact_id)
);
create index contact_merge_survivor on contact_merge (tenant_id, survivor_id) where survivor_id is not null;

-- contact_id is who stands for the person now; this is whose it was first, where that is somebody else.
alter table lead add column original_contact_id uuid;
alter table opportunity add column original_contact_id uuid;
alter table sales_order add column original_contact_id uuid;
create index lead_original_contact on lead (tenant_id, original_contact_id) where original_contact_id is not null;
create index opportunity_original_contact on opportunity (tenant_id, original_contact_id)
  where original_contact_id is not null;
create index sales_order_original_contact on sales_order (tenant_id, original_contact_id)
  where original_contact_id is not null;
