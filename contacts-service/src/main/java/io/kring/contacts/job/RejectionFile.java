package io.kring.contacts.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a job passed over as a file, with the columns of the file that it came from. */
@ApplicationScoped
class RejectionFile {
    private static final int PAGE = 500;
    private static final String LINE_END = "\r\n";

    private final JobRepository jobs;
    private final ObjectMapper json;

    RejectionFile(JobRepository jobs, ObjectMapper json) {
        this.jobs = jobs;
        this.json = json;
    }

    void write(Job job, OutputStream stream) {
        try {
            var out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            out.write(Rejection.csv(header(job)) + LINE_END);
            for (var page = jobs.rejections(job.id(), 0, PAGE);
                    !page.isEmpty();
                    page = jobs.rejections(job.id(), page.getLast().line(), PAGE)) {
                for (var rejection : page) {
                    out.write(rejection.corrigible() + LINE_END);
                }
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> header(Job job) throws JsonProcessingException {
        var header = new ArrayList<>(List.of("import_line", "import_column", "import_reason"));
        json.readTree(job.parameters()).path("header").forEach(name -> header.add(name.asText()));
        return header;
    }
}
