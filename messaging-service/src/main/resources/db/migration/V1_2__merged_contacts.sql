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
alter table message add column original_contact_id uuid;
create index message_original_contact on message (tenant_id, original_contact_id) where original_contact_id is not null;

-- joined_to is the conversation in which one of a merged person goes on: it would be open, if both of them were not one person.
alter table conversation
  add column original_contact_id uuid,
  add column joined_to           uuid,
  add check (joined_to is null or state = 'closed');
create index conversation_contact on conversation (tenant_id, contact_id) where contact_id is not null;
create index conversation_original_contact on conversation (tenant_id, original_contact_id)
  where original_contact_id is not null;
create index conversation_joined on conversation (tenant_id, joined_to) where joined_to is not null;
