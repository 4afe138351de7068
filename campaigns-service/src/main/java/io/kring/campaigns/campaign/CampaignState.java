package io.kring.campaigns.campaign;

/** How far a campaign is; spelt as in JSON and SQL. */
public enum CampaignState {
    draft,
    /** Its messages are being requested. */
    launching,
    /** Every message was requested; what becomes of each is told by its recipient's state. */
    completed,
    /** The launch could not go on; the reason is kept. */
    failed,
    /** The launch was ended by somebody; what was requested before is sent. */
    stopped
}
