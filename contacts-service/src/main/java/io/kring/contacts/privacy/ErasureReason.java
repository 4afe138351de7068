package io.kring.contacts.privacy;

/** Why somebody has the right to be erased: GDPR, Article 17(1)(a) to (f). Chosen, not written, so that receipts name nobody. */
public enum ErasureReason {
    noLongerNeeded,
    consentWithdrawn,
    objection,
    unlawful,
    legalObligation,
    child
}
