package io.kring.contacts.importing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kring.contacts.job.Job;
import java.util.List;

/**
 * An import: how far it has come, how the file is read, and, as long as the file is there, what its first rows have.
 *
 * @param firstRows cells in the order of the columns
 */
public record ImportView(
        @JsonUnwrapped Job job, @JsonUnwrapped ImportPlan plan, List<List<String>> firstRows) {}
