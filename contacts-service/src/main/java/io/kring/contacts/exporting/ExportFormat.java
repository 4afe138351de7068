package io.kring.contacts.exporting;

/** What people can be exported as; spelt as in the request. */
public enum ExportFormat {
    csv("text/csv"),
    xlsx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ndjson("application/x-ndjson"),
    /** version 4.0 (RFC 6350) */
    vcard("text/vcard"),
    /** version 3.0 (RFC 2426), which older address books read */
    vcard3("text/vcard;version=3.0");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return "contacts." + (this == vcard || this == vcard3 ? "vcf" : name());
    }
}
