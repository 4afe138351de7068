package io.kring.contacts.exporting;

import io.kring.platform.problem.Problems;
import java.util.List;

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

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is none */
    static ExportFormat of(String name) {
        var formats = List.of(values());
        return formats.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.badRequest("format", "must be one of " + formats));
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return "contacts." + (this == vcard || this == vcard3 ? "vcf" : name());
    }
}
