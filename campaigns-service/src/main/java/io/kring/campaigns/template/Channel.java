package io.kring.campaigns.template;

/** What a message can be sent by; spelt as in JSON and SQL. */
public enum Channel {
    sms,
    email
}
