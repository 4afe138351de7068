package io.kring.contacts.person;

/**
 * How far a relationship has come; spelt as in JSON and SQL. The five phases of Dwyer, Schurr and Oh, "Developing
 * Buyer-Seller Relationships", Journal of Marketing 51 (1987).
 */
public enum LifecycleStage {
    awareness,
    exploration,
    expansion,
    commitment,
    dissolution
}
