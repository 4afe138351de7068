-- Whoever is forgotten for the age of a campaign has the message's own id: what is left to be forgotten is found, however much is done.
create index recipient_of_somebody on recipient (tenant_id, campaign_id, contact_id) where contact_id <> message_id;
