package io.kring.campaigns.campaign;

/** Which consent the messages of a campaign need; spelt as in JSON and SQL. */
public enum Purpose {
    marketing,
    service
}
